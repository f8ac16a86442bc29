package org.asterism.pipeline.fetch;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes blocks of EXIF, big-endian, for pictures that tell too much. */
final class ExifBlock {
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int UNDEFINED = 7;

  private static final int SUB_AT = 600;
  private static final int GPS_AT = 1_000;
  private static final int LENGTH = 1_200;

  private ExifBlock() {}

  /** One entry of an image file directory: tag, type, number of values, the values' bytes. */
  private record Tag(int tag, int type, int count, byte[] value) {
    static Tag text(int tag, String text) {
      return text(tag, text.getBytes(StandardCharsets.UTF_8));
    }

    static Tag text(int tag, byte[] text) {
      return new Tag(tag, ASCII, text.length + 1, Arrays.copyOf(text, text.length + 1));
    }

    static Tag number(int tag, int value) {
      return new Tag(tag, SHORT, 1, new byte[] {(byte) (value >> 8), (byte) value, 0, 0});
    }

    static Tag pointer(int tag, int offset) {
      return new Tag(tag, LONG, 1, new byte[] {0, 0, (byte) (offset >> 8), (byte) offset});
    }

    static Tag degrees(int tag, int degrees, int minutes) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      for (int value : new int[] {degrees, 1, minutes, 1, 0, 1}) {
        out.writeInt(value);
      }
      return new Tag(tag, RATIONAL, 3, bytes.toByteArray());
    }
  }

  /** What a camera writes, the place, its owner and its serial numbers among it. */
  static byte[] ofACamera(byte[] artist) throws IOException {
    byte[] tiff = new byte[LENGTH];
    put(tiff, 0, new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
    byte[] makerNote = "MAKER-NOTE SERIAL-88".getBytes(StandardCharsets.US_ASCII);
    put(
        tiff,
        8,
        directory(
            8,
            Tag.text(0x010E, "A lake"),
            Tag.text(0x010F, "Leica"),
            Tag.text(0x0110, "M6"),
            Tag.number(0x0112, 1),
            Tag.text(0x0131, "Darkroom 3"),
            Tag.text(0x013B, artist),
            Tag.text(0x013C, "HOST-OF-ADA"),
            Tag.text(0x8298, "Ada"),
            Tag.pointer(0x8769, SUB_AT),
            Tag.pointer(0x8825, GPS_AT),
            Tag.text(0xC614, "UNIQUE-CAMERA-55"),
            Tag.text(0xC62F, "SERIAL-77")));
    put(
        tiff,
        SUB_AT,
        directory(
            SUB_AT,
            Tag.text(0x9003, "2024:05:06 07:08:09"),
            new Tag(0x927C, UNDEFINED, makerNote.length, makerNote),
            Tag.text(0x9286, "USER-COMMENT"),
            Tag.number(0xA001, 1),
            Tag.text(0xA420, "IMAGE-UNIQUE-ID"),
            Tag.text(0xA430, "OWNER-OF-CAMERA"),
            Tag.text(0xA431, "SERIAL-42"),
            Tag.text(0xA435, "LENS-99")));
    put(
        tiff,
        GPS_AT,
        directory(
            GPS_AT,
            Tag.text(1, "N"),
            Tag.degrees(2, 52, 31),
            Tag.text(3, "E"),
            Tag.degrees(4, 13, 24)));
    return tiff;
  }

  /** A directory as TIFF has it; long values lie after it. */
  private static byte[] directory(int at, Tag... tags) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ByteArrayOutputStream values = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    int valuesAt = at + 2 + 12 * tags.length + 4;
    out.writeShort(tags.length);
    for (Tag tag : tags) {
      out.writeShort(tag.tag());
      out.writeShort(tag.type());
      out.writeInt(tag.count());
      if (tag.value().length <= 4) {
        out.write(Arrays.copyOf(tag.value(), 4));
      } else {
        out.writeInt(valuesAt + values.size());
        values.write(tag.value());
      }
    }
    out.writeInt(0);
    values.writeTo(bytes);
    return bytes.toByteArray();
  }

  private static void put(byte[] target, int at, byte[] source) {
    System.arraycopy(source, 0, target, at, source.length);
  }
}
