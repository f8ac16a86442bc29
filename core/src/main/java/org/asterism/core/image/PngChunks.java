package org.asterism.core.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.InflaterInputStream;

/** The chunks of a PNG file, walked by their lengths alone. */
final class PngChunks {
  private static final int SIGNATURE = 8;

  /** Length, type and checksum, four bytes each. */
  private static final int FRAME = 12;

  private static final int IEND = type("IEND");

  /** The keyword of the text chunk that holds XMP, and the end of it. */
  private static final byte[] XMP = "XML:com.adobe.xmp\0".getBytes(StandardCharsets.US_ASCII);

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

  /** The blocks of EXIF. */
  static List<byte[]> exif(byte[] bytes) {
    return contents(bytes, "eXIf");
  }

  /** The packets of XMP, inflated as far as {@link PictureMetadata#MAX_BLOCK}. */
  static List<byte[]> xmp(byte[] bytes) {
    List<byte[]> packets = new ArrayList<>();
    for (byte[] text : contents(bytes, "iTXt")) {
      if (text.length > XMP.length + 2 && Arrays.equals(text, 0, XMP.length, XMP, 0, XMP.length)) {
        boolean deflated = text[XMP.length] == 1;
        // After the two bytes of compression come a language and a translated keyword.
        int language = after(text, XMP.length + 2);
        byte[] packet = Arrays.copyOfRange(text, after(text, language), text.length);
        packets.add(deflated ? inflated(packet) : packet);
      }
    }
    return packets;
  }

  /** The colour profiles, inflated as far as {@link PictureMetadata#MAX_BLOCK}. */
  static List<byte[]> icc(byte[] bytes) {
    return contents(bytes, "iCCP").stream()
        // After the name comes a byte that says how it is compressed.
        .map(each -> inflated(Arrays.copyOfRange(each, after(each, 0) + 1, each.length)))
        .toList();
  }

  private static List<byte[]> contents(byte[] bytes, String type) {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    List<byte[]> found = new ArrayList<>();
    long at = SIGNATURE;
    while (at + FRAME <= bytes.length) {
      int length = file.getInt((int) at);
      int content = (int) at + 8;
      if (length < 0 || length > bytes.length - content) {
        break;
      }
      if (file.getInt((int) at + 4) == type(type) && length <= PictureMetadata.MAX_BLOCK) {
        found.add(Arrays.copyOfRange(bytes, content, content + length));
      }
      at += FRAME + (long) length;
    }
    return found;
  }

  /** Where the bytes after the next zero begin. */
  private static int after(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != 0) {
      at++;
    }
    return Math.min(bytes.length, at + 1);
  }

  /** Nothing if the data is damaged. */
  private static byte[] inflated(byte[] deflated) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
      return in.readNBytes(PictureMetadata.MAX_BLOCK);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static int type(String name) {
    return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
  }
}
