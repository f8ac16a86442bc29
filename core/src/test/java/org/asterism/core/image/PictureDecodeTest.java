package org.asterism.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureDecodeTest {
  private static final int RED = 0xB41E1E;

  /** Its marker, and the 16 bytes that its length counts. */
  private static final int JFIF_SEGMENT = 18;

  /** An Adobe segment that says: four inks, stored inverted, not transformed. */
  private static final byte[] ADOBE_CMYK = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};

  /** The hashes of pictures that are held must not change with the way pixels are read. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 131})
  void readsAJpegsPixelsAsTheJdkDoes(int width) throws IOException {
    byte[] file =
        TestPictures.file(TestPictures.drawn(width, 77, BufferedImage.TYPE_INT_RGB), "JPEG");

    BufferedImage expected = ImageIO.read(new ByteArrayInputStream(file));
    int[] rgb = expected.getRGB(0, 0, width, 77, null, 0, width);
    assertThat(Picture.decode(file).rgb())
        .isEqualTo(Arrays.stream(rgb).map(each -> each & 0xFFFFFF).toArray());
  }

  @ParameterizedTest
  @EnumSource(PictureFormat.class)
  void readsEveryFormatItNames(PictureFormat format) {
    byte[] file = TestPictures.file(format.name());

    assertThat(PictureFormat.of(file)).contains(format);
    Picture picture = Picture.decode(file);
    assertThat(picture.width()).isEqualTo(120);
    assertThat(picture.height()).isEqualTo(80);
    assertLooksLike(picture.rgb()[25 * 120 + 35], RED, 12);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void keepsTheBrightnessOfGreyPictures(int type) {
    BufferedImage image = new BufferedImage(4, 4, type);
    WritableRaster raster = image.getRaster();
    int sample = type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 * 257;
    for (int i = 0; i < 16; i++) {
      raster.setSample(i % 4, i / 4, 0, sample);
    }

    assertThat(Picture.decode(TestPictures.file(image, "png")).rgb()).containsOnly(0x646464);
  }

  @Test
  void readsGreyJpeg() {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 256; i++) {
      image.getRaster().setSample(i % 16, i / 16, 0, 100);
    }

    Picture picture = Picture.decode(TestPictures.file(image, "jpg"));

    assertLooksLike(picture.rgb()[0], 0x646464, 2);
  }

  @Test
  void readsPalettePictures() {
    byte[] file =
        TestPictures.file(TestPictures.drawn(40, 40, BufferedImage.TYPE_BYTE_INDEXED), "png");

    assertLooksLike(Picture.decode(file).rgb()[12 * 40 + 12], RED, 30);
  }

  @Test
  void readsCmykJpeg() throws IOException {
    WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 32, 32, 4, null);
    for (int i = 0; i < 32 * 32; i++) {
      inks.setPixel(i % 32, i / 32, new int[] {255, 0, 0, 255});
    }

    Picture picture = Picture.decode(withSegment(TestPictures.jpegOf(inks), 0xFFEE, ADOBE_CMYK));

    assertLooksLike(picture.rgb()[500], 0xF40E12, 25);
  }

  @Test
  void readsTheColoursOfAJpegAsItsProfileMeansThem() throws IOException {
    BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    int[] pixels = new int[16 * 16];
    Arrays.fill(pixels, 0x646464);
    grey.setRGB(0, 0, 16, 16, pixels, 0, 16);
    ByteArrayOutputStream profile = new ByteArrayOutputStream();
    profile.writeBytes("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1));
    profile.writeBytes(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData());

    byte[] plain = TestPictures.file(grey, "jpg");
    byte[] linear = withSegment(plain, 2 + JFIF_SEGMENT, 0xFFE2, profile.toByteArray());

    assertLooksLike(Picture.decode(plain).rgb()[100], 0x646464, 1);
    assertLooksLike(Picture.decode(linear).rgb()[100], 0xA8A8A8, 3);
  }

  @Test
  void laysTransparentPartsOnWhite() {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00123456);
    image.setRGB(1, 0, 0x80000000);

    Picture picture = Picture.decode(TestPictures.file(image, "png"));

    assertThat(picture.rgb()[0]).isEqualTo(0xFFFFFF);
    assertLooksLike(picture.rgb()[1], 0x7F7F7F, 2);
  }

  @ParameterizedTest(name = "EXIF orientation {0} brings the stored corner to ({1}, {2})")
  @CsvSource({
    "1, 0, 0", "2, 1, 0", "3, 1, 1", "4, 0, 1", "5, 0, 0", "6, 1, 0", "7, 1, 1", "8, 0, 1"
  })
  void turnsThePictureUprightAsExifSays(int orientation, int right, int bottom) throws IOException {
    BufferedImage image = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        image.setRGB(x, y, 0xFFFFFF);
      }
    }

    Picture picture = Picture.decode(withOrientation(TestPictures.file(image, "jpg"), orientation));

    assertThat(picture.width()).isEqualTo(orientation < 5 ? 64 : 32);
    int x = right == 1 ? picture.width() - 5 : 4;
    int y = bottom == 1 ? picture.height() - 5 : 4;
    assertLooksLike(picture.rgb()[y * picture.width() + x], 0xFFFFFF, 8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif"})
  void refusesWhatEndsTooEarlyWhereverItEnds(String format) {
    byte[] whole = TestPictures.file(format);
    // The closing bytes of a GIF carry no pixel.
    int needed = format.equals("gif") ? whole.length - 8 : whole.length;
    for (int length = 1; length < needed; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Picture.decode(part))
          .as("%s cut to %d of %d bytes", format, length, whole.length)
          .isInstanceOf(UnreadablePictureException.class);
    }
  }

  @Test
  void refusesAJpegWithAHoleInItsData() {
    byte[] whole =
        TestPictures.file(TestPictures.drawn(400, 300, BufferedImage.TYPE_INT_RGB), "jpg");
    byte[] half = Arrays.copyOf(whole, whole.length / 2 + 2);
    half[half.length - 2] = (byte) 0xFF;
    half[half.length - 1] = (byte) 0xD9;

    assertThatThrownBy(() -> Picture.decode(half))
        .hasMessageContaining("the JPEG data ends too early");
  }

  @Test
  void readsAJpegWithJunkAfterItsEnd() {
    byte[] whole = TestPictures.file("jpg");

    Picture picture = Picture.decode(Arrays.copyOf(whole, whole.length + 1000));

    assertThat(picture.rgb()).isEqualTo(Picture.decode(whole).rgb());
  }

  @Test
  void refusesABombByItsHeader() throws IOException {
    byte[] bomb = pngHeader(60_000, 60_000);

    assertThatThrownBy(() -> Picture.decode(bomb))
        .isInstanceOf(UnreadablePictureException.class)
        .hasMessageContaining("60000 × 60000 pixels are more than 50,000,000");
  }

  @Test
  void refusesAFileOfTooManyBytes() {
    assertThatThrownBy(() -> Picture.decode(new byte[Picture.MAX_BYTES + 1]))
        .hasMessageContaining("40,000,001 bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '  <!DOCTYPE html><html>' | a web page (HTML)
          '<HTML><body>404'         | a web page (HTML)
          '{"error": "not found"}'  | a JSON answer
          '%PDF-1.7'                | a PDF file
          '<svg xmlns='             | an SVG drawing
          '<?xml version="1.0"?>'   | an XML file
          '....ftypavif....'        | an AVIF picture
          'rate limit exceeded'     | plain text
          ''                        | an empty file
          """)
  void namesWhatCameInsteadOfAPicture(String content, String name) {
    assertThatThrownBy(() -> Picture.decode(content.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(UnreadablePictureException.class)
        .extracting(e -> ((UnreadablePictureException) e).reason())
        .isEqualTo("it is " + name);
  }

  @Test
  void namesABigTiffItDoesNotRead() {
    assertThatThrownBy(() -> Picture.decode(new byte[] {'M', 'M', 0, 43, 0, 8, 0, 0}))
        .hasMessageContaining("it is a BigTIFF picture");
  }

  @Test
  void decodesToAtMostTheSideAskedFor() {
    byte[] file =
        TestPictures.file(TestPictures.drawn(1200, 800, BufferedImage.TYPE_INT_RGB), "png");

    Picture small = Picture.decode(file, 90);

    assertThat(small.width()).isEqualTo(90);
    assertThat(small.height()).isEqualTo(60);
    Picture averaged = Picture.decode(file).reducedTo(90);
    double difference = 0;
    for (int i = 0; i < small.rgb().length; i++) {
      difference += Math.abs((small.rgb()[i] >> 8 & 0xFF) - (averaged.rgb()[i] >> 8 & 0xFF));
    }
    assertThat(difference / small.rgb().length).isCloseTo(0, within(1.5));
  }

  @Test
  void neverEnlarges() {
    assertThat(Picture.decode(TestPictures.file("png"), 4000).width()).isEqualTo(120);
  }

  private static void assertLooksLike(int rgb, int expected, int tolerance) {
    Color actual = new Color(rgb);
    Color colour = new Color(expected);
    assertThat(actual.getRed()).isCloseTo(colour.getRed(), within(tolerance));
    assertThat(actual.getGreen()).isCloseTo(colour.getGreen(), within(tolerance));
    assertThat(actual.getBlue()).isCloseTo(colour.getBlue(), within(tolerance));
  }

  /** The file with an EXIF segment of one tag, 274. */
  private static byte[] withOrientation(byte[] jpeg, int orientation) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream exif = new DataOutputStream(bytes);
    exif.writeBytes("Exif\0\0");
    exif.writeBytes("MM");
    exif.writeShort(42);
    exif.writeInt(8);
    exif.writeShort(1);
    exif.writeShort(274);
    exif.writeShort(3);
    exif.writeInt(1);
    exif.writeShort(orientation);
    exif.writeShort(0);
    exif.writeInt(0);
    return withSegment(jpeg, 0xFFE1, bytes.toByteArray());
  }

  private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) throws IOException {
    return withSegment(jpeg, 2, marker, content);
  }

  private static byte[] withSegment(byte[] jpeg, int at, int marker, byte[] content)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream file = new DataOutputStream(bytes);
    file.write(jpeg, 0, at);
    file.writeShort(marker);
    file.writeShort(2 + content.length);
    file.write(content);
    file.write(jpeg, at, jpeg.length - at);
    return bytes.toByteArray();
  }

  /** A PNG that claims a size and holds next to nothing. */
  private static byte[] pngHeader(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream file = new DataOutputStream(bytes);
    file.writeLong(0x89504E470D0A1A0AL);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {8, 2, 0, 0, 0});
    writeChunk(file, "IHDR", header.toByteArray());
    writeChunk(file, "IDAT", new byte[20]);
    writeChunk(file, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  private static void writeChunk(DataOutputStream file, String type, byte[] data)
      throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(type.getBytes(StandardCharsets.US_ASCII));
    checksum.update(data);
    file.writeInt(data.length);
    file.writeBytes(type);
    file.write(data);
    file.writeInt((int) checksum.getValue());
  }
}
