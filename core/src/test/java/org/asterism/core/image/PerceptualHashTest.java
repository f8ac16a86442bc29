package org.asterism.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PerceptualHashTest {
  private static final BufferedImage DRAWN =
      TestPictures.drawn(600, 400, BufferedImage.TYPE_INT_RGB);

  @Test
  void staysNearlyTheSameWhenThePictureIsReducedAndRecompressed() {
    long png = PerceptualHash.of(Picture.decode(TestPictures.file(DRAWN, "png")));
    long jpeg = PerceptualHash.of(Picture.decode(TestPictures.file(DRAWN, "jpg"), 150));

    assertThat(PerceptualHash.distance(png, jpeg)).isLessThanOrEqualTo(4);
  }

  @Test
  void isZeroForOneColour() {
    int[] grey = new int[40 * 30];
    Arrays.fill(grey, 0x8899AA);

    assertThat(PerceptualHash.of(new Picture(40, 30, grey))).isZero();
  }

  /** One wave across puts all of its strength into one coefficient of the first row. */
  @Test
  void seesAWaveInTheCoefficientOfItsFrequency() {
    int[] rgb = new int[32 * 32];
    for (int i = 0; i < rgb.length; i++) {
      double x = Math.cos((2 * (i % 32) + 1) * 3 * Math.PI / 64);
      double y = Math.cos((2 * (i / 32) + 1) * 1 * Math.PI / 64);
      int light = (int) (128 + 120 * x * y);
      rgb[i] = light * 0x010101;
    }

    long third = 1L << (63 - 2);
    assertThat(PerceptualHash.of(new Picture(32, 32, rgb)) & third).isEqualTo(third);
  }

  @Test
  void halfOfTheBitsAreSet() {
    long hash = PerceptualHash.of(Picture.decode(TestPictures.file(DRAWN, "png")));

    assertThat(Long.bitCount(hash)).isEqualTo(32);
  }
}
