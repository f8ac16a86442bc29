package org.asterism.sandbox.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A valid PNG of some hundred kilobytes whose pixels take a hundred megabytes and more: 10,000 ×
 * 10,000, all black, 8 bits of grey each (PNG specification, third edition, sections 5 and 11).
 */
final class PngBomb {
  static final int SIDE = 10_000;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private PngBomb() {}

  /** Made when it is first wanted; it takes a second. */
  private static final class Holder {
    static final byte[] BYTES = make();
  }

  /** Not to be changed: all callers share it. */
  static byte[] bytes() {
    return Holder.BYTES;
  }

  private static byte[] make() {
    ByteArrayOutputStream png = new ByteArrayOutputStream(128 << 10);
    png.writeBytes(SIGNATURE);
    byte eightBits = 8;
    byte grey = 0;
    ByteBuffer header = ByteBuffer.allocate(13).putInt(SIDE).putInt(SIDE).put(eightBits).put(grey);
    chunk(png, "IHDR", header.array());
    chunk(png, "IDAT", rows());
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  /** Every row is a filter type, 0, and its pixels, 0. */
  private static byte[] rows() {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    ByteArrayOutputStream packed = new ByteArrayOutputStream(128 << 10);
    byte[] row = new byte[1 + SIDE];
    byte[] buffer = new byte[8 << 10];
    for (int y = 0; y < SIDE; y++) {
      deflater.setInput(row);
      if (y == SIDE - 1) {
        deflater.finish();
      }
      int count;
      while ((count = deflater.deflate(buffer)) > 0) {
        packed.write(buffer, 0, count);
      }
    }
    deflater.end();
    return packed.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(name);
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }
}
