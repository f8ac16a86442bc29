package org.asterism.pipeline.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.asterism.pipeline.fetch.TestPictures;
import org.junit.jupiter.api.Test;

class ExifTagsTest {
  private static final int ASCII = 2;
  private static final int RATIONAL = 5;

  /** One entry of an image file directory: tag, type, number of values, the values' bytes. */
  private record Tag(int tag, int type, int count, byte[] value) {
    static Tag text(int tag, String text) {
      byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
      return new Tag(tag, ASCII, bytes.length, bytes);
    }

    static Tag pointer(int tag, int offset) {
      return new Tag(tag, 4, 1, new byte[] {0, 0, (byte) (offset >> 8), (byte) offset});
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

  /** A directory as TIFF has it, big-endian; long values lie after it. */
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

  /** A picture whose camera, place and serial numbers are all in its EXIF segment. */
  private static byte[] photographed() throws IOException {
    int mainAt = 8;
    int subAt = 400;
    int gpsAt = 600;
    byte[] tiff = new byte[800];
    put(tiff, 0, new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
    put(
        tiff,
        mainAt,
        directory(
            mainAt,
            Tag.text(0x010E, "A lake"),
            Tag.text(0x010F, "Leica"),
            Tag.text(0x0110, "M6"),
            Tag.text(0x0131, "Darkroom 3"),
            Tag.text(0x013C, "host-of-ada"),
            Tag.text(0x8298, "Ada"),
            Tag.pointer(0x8769, subAt),
            Tag.pointer(0x8825, gpsAt),
            Tag.text(0xC62F, "SERIAL-77")));
    put(
        tiff,
        subAt,
        directory(
            subAt,
            Tag.text(0x9003, "2024:05:06 07:08:09"),
            Tag.text(0xA430, "OWNER-OF-CAMERA"),
            Tag.text(0xA431, "SERIAL-42"),
            Tag.text(0xA435, "LENS-99")));
    put(
        tiff,
        gpsAt,
        directory(
            gpsAt,
            Tag.text(1, "N"),
            Tag.degrees(2, 52, 31),
            Tag.text(3, "E"),
            Tag.degrees(4, 13, 24)));
    byte[] jpeg = TestPictures.jpeg(1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(jpeg, 0, 2);
    out.writeShort(0xFFE1);
    out.writeShort(2 + 6 + tiff.length);
    out.write(new byte[] {'E', 'x', 'i', 'f', 0, 0});
    out.write(tiff);
    out.write(jpeg, 2, jpeg.length - 2);
    return bytes.toByteArray();
  }

  private static void put(byte[] target, int at, byte[] source) {
    System.arraycopy(source, 0, target, at, source.length);
  }

  @Test
  void keepsWhatIsWorthKeepingAndNeitherPlaceNorSerialNumber() throws IOException {
    assertThat(ExifTags.jsonOf(photographed()))
        .isEqualTo(
            "{\"copyright\":\"Ada\",\"description\":\"A lake\",\"make\":\"Leica\",\"model\":\"M6\","
                + "\"software\":\"Darkroom 3\",\"taken\":\"2024:05:06 07:08:09\"}");
  }

  @Test
  void thePictureReallyHeldThem() throws Exception {
    var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(photographed()));

    assertThat(metadata.getFirstDirectoryOfType(GpsDirectory.class).getGeoLocation().getLatitude())
        .isGreaterThan(52.5);
    assertThat(metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class).getString(0xA431))
        .isEqualTo("SERIAL-42");
  }

  @Test
  void aPictureWithoutTagsHasNone() {
    assertThat(ExifTags.jsonOf(TestPictures.jpeg(1))).isNull();
  }

  @Test
  void brokenMetadataIsNoTrouble() throws IOException {
    byte[] picture = photographed();
    Arrays.fill(picture, 30, 700, (byte) 0xEE);

    assertThat(ExifTags.jsonOf(picture)).isNull();
    assertThat(ExifTags.jsonOf(new byte[] {1, 2, 3})).isNull();
  }
}
