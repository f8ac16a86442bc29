package org.asterism.core.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the segments before a JPEG's data say of its colours.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</a>
 */
final class JpegSegments {
  private static final int MARKER = 0xFF;
  private static final int START_OF_SCAN = 0xDA;
  private static final int JFIF = 0xE0;
  private static final int PROFILE = 0xE2;
  private static final int ADOBE = 0xEE;
  private static final int BASELINE = 0xC0;
  private static final int PROGRESSIVE = 0xC2;

  private static final byte[] JFIF_NAME = "JFIF\0".getBytes(StandardCharsets.US_ASCII);

  private JpegSegments() {}

  /**
   * Whether the colours are JFIF's alone: three components of 8 bits, luma and two of chroma, and
   * neither a profile nor Adobe's segment says more of them.
   */
  static boolean areJfif(byte[] file) {
    boolean jfif = false;
    boolean threeComponents = false;
    int at = 2;
    while (at + 4 <= file.length && (file[at] & 0xFF) == MARKER) {
      int type = file[at + 1] & 0xFF;
      int length = (file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF;
      switch (type) {
        case START_OF_SCAN -> {
          return jfif && threeComponents;
        }
        case PROFILE, ADOBE -> {
          return false;
        }
        case JFIF -> jfif |= at == 2 && startsWith(file, at + 4, JFIF_NAME);
        default -> {
          if (type >= BASELINE && type <= PROGRESSIVE) {
            threeComponents = at + 9 < file.length && file[at + 4] == 8 && file[at + 9] == 3;
          }
        }
      }
      at += 2 + length;
    }
    return false;
  }

  private static boolean startsWith(byte[] file, int at, byte[] name) {
    return at + name.length <= file.length
        && Arrays.equals(file, at, at + name.length, name, 0, name.length);
  }
}
