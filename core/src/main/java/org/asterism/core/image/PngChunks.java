package org.asterism.core.image;

import java.nio.ByteBuffer;

/** The chunks of a PNG file, walked by their lengths alone. */
final class PngChunks {
  private static final int SIGNATURE = 8;

  /** Length, type and checksum, four bytes each. */
  private static final int FRAME = 12;

  private static final int IEND = 0x49454E44;

  private PngChunks() {}

  /** Whether every chunk up to the closing IEND is there. */
  static boolean areWhole(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    long at = SIGNATURE;
    while (at + FRAME <= bytes.length) {
      int length = file.getInt((int) at);
      if (length < 0) {
        return false;
      }
      if (file.getInt((int) at + 4) == IEND) {
        return true;
      }
      at += FRAME + (long) length;
    }
    return false;
  }
}
