package org.asterism.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WebP and TIFF in their kinds, and what a file may claim before it costs memory. */
class FurtherFormatsTest {
  private static final int RED = 0xB41E1E;

  /** What refusing may allocate: far less than any of these pictures' pixels would take. */
  private static final long LITTLE_MEMORY = 20_000_000;

  private static void assertLooksLike(int rgb, int expected, int tolerance) {
    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat(rgb >> shift & 0xFF).isCloseTo(expected >> shift & 0xFF, within(tolerance));
    }
  }

  @Test
  void readsLosslessWebpToTheLastBit() {
    Picture drawn = Picture.decode(TestPictures.file("png"));

    assertThat(Picture.decode(TestPictures.resource("lossless.webp")).rgb()).isEqualTo(drawn.rgb());
  }

  @Test
  void laysTransparentPartsOfWebpOnWhite() {
    Picture picture = Picture.decode(TestPictures.resource("transparent.webp"));

    assertLooksLike(picture.rgb()[5], 0xFFFFFF, 0);
    assertLooksLike(picture.rgb()[20 * 40 + 34], RED, 16);
  }

  @Test
  void readsTheFirstPictureOfAnAnimation() {
    Picture picture = Picture.decode(TestPictures.resource("animated.webp"));

    // Its transparent half was not stored.
    assertThat(picture.width()).isEqualTo(20);
    assertLooksLike(picture.rgb()[20 * 20 + 14], RED, 16);
  }

  @Test
  void turnsWebpUprightAsItsExifSays() {
    Picture picture = Picture.decode(TestPictures.resource("turned.webp"));

    assertThat(picture.width()).isEqualTo(80);
    assertThat(picture.height()).isEqualTo(120);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossy.webp", "lossless.webp", "transparent.webp", "animated.webp"})
  void refusesWebpThatEndsTooEarlyWhereverItEnds(String name) {
    byte[] whole = TestPictures.resource(name);
    for (int length = 12; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Picture.decode(part))
          .as("cut to %d of %d bytes", length, whole.length)
          .isInstanceOf(UnreadablePictureException.class)
          .hasMessageContaining("the WEBP data ends too early");
    }
  }

  @Test
  void refusesWebpWhosePixelsAreMoreThanItsHeaderSays() {
    byte[] file = TestPictures.resource("transparent.webp");
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int vp8 = 0;
    while (buffer.getInt(vp8) != ('V' | 'P' << 8 | '8' << 16 | ' ' << 24)) {
      vp8++;
    }
    buffer.putShort(vp8 + 14, (short) 16_000).putShort(vp8 + 16, (short) 16_000);

    assertThatThrownBy(() -> Picture.decode(file))
        .hasMessageContaining("16000 × 16000 pixels are more than 50,000,000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PackBits", "LZW", "ZLib", "Deflate", "JPEG"})
  void readsTiffOfEveryUsualCompression(String compression) throws IOException {
    byte[] file = tiff(TestPictures.drawn(120, 80, BufferedImage.TYPE_INT_RGB), compression);

    Picture picture = Picture.decode(file);

    assertThat(PictureFormat.of(file)).contains(PictureFormat.TIFF);
    assertThat(picture.width()).isEqualTo(120);
    assertLooksLike(picture.rgb()[25 * 120 + 35], RED, 12);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void keepsTheBrightnessOfGreyTiff(int type) throws IOException {
    BufferedImage image = new BufferedImage(4, 4, type);
    WritableRaster raster = image.getRaster();
    int sample = type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 * 257;
    for (int i = 0; i < 16; i++) {
      raster.setSample(i % 4, i / 4, 0, sample);
    }

    assertThat(Picture.decode(tiff(image, "LZW")).rgb()).containsOnly(0x646464);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_4BYTE_ABGR
      })
  void readsTiffOfOtherColourModels(int type) throws IOException {
    byte[] file = tiff(TestPictures.drawn(64, 64, type), "LZW");

    assertThat(Picture.decode(file).rgb()).hasSize(64 * 64);
  }

  @Test
  void refusesTiffThatEndsBeforeItsPixels() throws IOException {
    byte[] whole = tiff(TestPictures.drawn(120, 80, BufferedImage.TYPE_INT_RGB), "");

    for (int length = 4; length < whole.length * 9 / 10; length += 97) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Picture.decode(part))
          .as("cut to %d of %d bytes", length, whole.length)
          .isInstanceOf(UnreadablePictureException.class);
    }
  }

  @Test
  void refusesTiffWithTilesLargerThanAnyPicture() {
    assertRefusedCheaply(
        tiffOf(
            new int[][] {{256, 10}, {257, 10}, {322, 60_000}, {323, 60_000}, {324, 8}, {325, 8}}),
        "its 60000 × 60000 pixels are more than 50,000,000");
  }

  @Test
  void refusesTiffOfManySamples() {
    assertRefusedCheaply(
        tiffOf(new int[][] {{256, 7_000}, {257, 7_000}, {258, 32}, {262, 1}, {273, 8}, {279, 8}}),
        "it has 32 bits a pixel, 32 a sample, and at most 64 and 16 are read");
  }

  @Test
  void refusesTiffWhoseTagsClaimMoreValuesThanTheFileHolds() {
    byte[] file = tiffOf(new int[][] {{256, 10}, {257, 10}, {273, 8}, {279, 8}});
    // The number of strips, in the third entry.
    ByteBuffer.wrap(file).putInt(8 + 2 + 2 * 12 + 4, 500_000_000);

    assertRefusedCheaply(file, "");
  }

  /** A picture of 100 megapixels in 100 KB, whole and valid in every chunk. */
  @Test
  void refusesARealBombBeforeItsPixelsTakeMemory() throws IOException {
    byte[] bomb = bomb(10_000, 10_000);

    assertThat(bomb.length).isLessThan(200_000);
    assertRefusedCheaply(bomb, "its 10000 × 10000 pixels are more than 50,000,000");
  }

  @Test
  void theBombIsAPictureToWhoeverHasTheMemory() throws IOException {
    Picture small = Picture.decode(bomb(100, 90));

    assertThat(small.rgb()).hasSize(9_000).containsOnly(0);
  }

  @Test
  void readsPicturesOfOnePixel() throws IOException {
    BufferedImage pixel = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    pixel.setRGB(0, 0, RED);

    for (byte[] file :
        new byte[][] {
          TestPictures.file(pixel, "png"), TestPictures.file(pixel, "jpg"), tiff(pixel, "LZW")
        }) {
      assertLooksLike(Picture.decode(file).rgb()[0], RED, 4);
    }
  }

  @Test
  void readsProgressiveJpeg() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      BufferedImage drawn = TestPictures.drawn(120, 80, BufferedImage.TYPE_INT_RGB);
      writer.write(null, new IIOImage(drawn, null, null), param);
    } finally {
      writer.dispose();
    }

    assertLooksLike(Picture.decode(bytes.toByteArray()).rgb()[25 * 120 + 35], RED, 12);
  }

  @Test
  void reads16BitColour() {
    BufferedImage image =
        new BufferedImage(
            new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                false,
                false,
                Transparency.OPAQUE,
                DataBuffer.TYPE_USHORT),
            Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 8, 8, 3, null),
            false,
            null);
    for (int i = 0; i < 64; i++) {
      image.getRaster().setPixel(i % 8, i / 8, new int[] {0xB4B4, 0x1E1E, 0x1E1E});
    }

    assertLooksLike(Picture.decode(TestPictures.file(image, "png")).rgb()[9], RED, 1);
  }

  private static void assertRefusedCheaply(byte[] file, String reason) {
    var memory = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = memory.getCurrentThreadAllocatedBytes();

    assertThatThrownBy(() -> Picture.decode(file))
        .isInstanceOf(UnreadablePictureException.class)
        .hasMessageContaining(reason);

    assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(LITTLE_MEMORY);
  }

  private static byte[] tiff(BufferedImage image, String compression) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (!compression.isEmpty()) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(compression);
      }
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A big-endian TIFF of these tags, each one long. */
  private static byte[] tiffOf(int[][] tags) {
    ByteBuffer file = ByteBuffer.allocate(8 + 2 + 12 * tags.length + 4);
    file.putInt(0x4D4D002A).putInt(8).putShort((short) tags.length);
    for (int[] tag : tags) {
      file.putShort((short) tag[0]).putShort((short) 4).putInt(1).putInt(tag[1]);
    }
    return file.array();
  }

  private static byte[] bomb(int width, int height) throws IOException {
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflated =
        new DeflaterOutputStream(pixels, new Deflater(Deflater.BEST_COMPRESSION))) {
      byte[] row = new byte[1 + width];
      for (int y = 0; y < height; y++) {
        deflated.write(row);
      }
    }
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put(new byte[] {8, 0, 0, 0, 0});
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    file.write(chunk("IHDR", header.array()));
    file.write(chunk("IDAT", pixels.toByteArray()));
    file.write(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
    chunk.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
    CRC32 checksum = new CRC32();
    checksum.update(chunk.array(), 4, 4 + data.length);
    return chunk.putInt((int) checksum.getValue()).array();
  }
}
