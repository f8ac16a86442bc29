package org.asterism.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The chunks of a WebP file, walked by their lengths alone.
 *
 * @see <a href="https://developers.google.com/speed/webp/docs/riff_container">WebP Container
 *     Specification</a>
 */
final class WebpChunks {
  /** RIFF, length, WEBP. */
  private static final int FILE_HEADER = 12;

  /** Type and length. */
  private static final int CHUNK_HEADER = 8;

  /** Of an animation's frame: place, size, duration, flags; its own chunks follow. */
  private static final int FRAME_HEADER = 16;

  private static final int VP8 = type("VP8 ");
  private static final int VP8L = type("VP8L");
  private static final int ANMF = type("ANMF");

  /** The size that one stream of coded pixels claims, whatever the file's header says. */
  record Bitstream(int width, int height) {}

  private WebpChunks() {}

  /** Whether the file is as long as its header says. */
  static boolean areWhole(byte[] bytes) {
    return bytes.length >= FILE_HEADER + CHUNK_HEADER
        && Integer.toUnsignedLong(littleEndian(bytes).getInt(4)) + CHUNK_HEADER <= bytes.length;
  }

  /** Every stream of coded pixels in the file. */
  static List<Bitstream> bitstreams(byte[] bytes) {
    List<Bitstream> found = new ArrayList<>();
    collect(littleEndian(bytes), FILE_HEADER, bytes.length, found);
    return found;
  }

  /** What the file's own chunks of that type hold. */
  static List<byte[]> contents(byte[] bytes, String type) {
    ByteBuffer file = littleEndian(bytes);
    List<byte[]> found = new ArrayList<>();
    long at = FILE_HEADER;
    while (at + CHUNK_HEADER <= bytes.length) {
      long length = Integer.toUnsignedLong(file.getInt((int) at + 4));
      long content = at + CHUNK_HEADER;
      if (file.getInt((int) at) == type(type)
          && length <= PictureMetadata.MAX_BLOCK
          && content + length <= bytes.length) {
        found.add(Arrays.copyOfRange(bytes, (int) content, (int) (content + length)));
      }
      at = content + length + (length & 1);
    }
    return found;
  }

  private static void collect(ByteBuffer file, long from, long to, List<Bitstream> found) {
    long at = from;
    while (at + CHUNK_HEADER <= to) {
      int type = file.getInt((int) at);
      long length = Integer.toUnsignedLong(file.getInt((int) at + 4));
      long content = at + CHUNK_HEADER;
      if (type == ANMF) {
        collect(file, content + FRAME_HEADER, Math.min(to, content + length), found);
      } else if (type == VP8 && content + 10 <= to) {
        // Frame tag and start code, three bytes each, then 14 bits of either side.
        found.add(
            new Bitstream(
                file.getShort((int) content + 6) & 0x3FFF,
                file.getShort((int) content + 8) & 0x3FFF));
      } else if (type == VP8L && content + 5 <= to) {
        int sides = file.getInt((int) content + 1);
        found.add(new Bitstream(1 + (sides & 0x3FFF), 1 + (sides >> 14 & 0x3FFF)));
      }
      at = content + length + (length & 1);
    }
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int type(String name) {
    return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
  }
}
