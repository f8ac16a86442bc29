package org.asterism.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class DifferenceHashTest {
  private static final BufferedImage DRAWN =
      TestPictures.drawn(400, 300, BufferedImage.TYPE_INT_RGB);

  @Test
  void setsABitWhereACellIsBrighterThanItsRightNeighbour() {
    int[] rgb = new int[9 * 8];
    rgb[0] = 0xFFFFFF;
    rgb[71] = 0xFFFFFF;

    assertThat(DifferenceHash.hex(DifferenceHash.of(new Picture(9, 8, rgb))))
        .isEqualTo("8000000000000000");
  }

  @Test
  void staysNearlyTheSameWhenThePictureIsReducedAndRecompressed() {
    long png = DifferenceHash.of(Picture.decode(TestPictures.file(DRAWN, "png")));
    long jpeg = DifferenceHash.of(Picture.decode(TestPictures.file(DRAWN, "jpg"), 150));

    assertThat(DifferenceHash.distance(png, jpeg)).isLessThanOrEqualTo(3);
  }

  @Test
  void isReadBackFromItsHexadecimalForm() {
    long hash = 0xF00F_0000_1234_ABCDL;

    assertThat(DifferenceHash.hex(hash)).isEqualTo("f00f00001234abcd");
    assertThat(DifferenceHash.ofHex(DifferenceHash.hex(hash))).isEqualTo(hash);
  }

  @Test
  void hasAValueForTheSmallestPicture() {
    assertThat(DifferenceHash.of(new Picture(1, 1, new int[1]))).isZero();
  }
}
