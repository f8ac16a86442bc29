package org.asterism.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ThumbnailTest {
  private static final Picture PICTURE =
      Picture.decode(
          TestPictures.file(TestPictures.drawn(800, 600, BufferedImage.TYPE_INT_RGB), "png"));

  @Test
  void isAJpegWhoseLongSideIsTheOneAskedFor() {
    Picture thumbnail = Picture.decode(Thumbnail.jpegOf(PICTURE, 200));

    assertThat(thumbnail.width()).isEqualTo(200);
    assertThat(thumbnail.height()).isEqualTo(150);
  }

  @Test
  void isTheSameBytesEachTime() {
    assertThat(Thumbnail.jpegOf(PICTURE, 200)).isEqualTo(Thumbnail.jpegOf(PICTURE, 200));
  }

  @Test
  void carriesNoMetadata() {
    String file = new String(Thumbnail.jpegOf(PICTURE, 200), StandardCharsets.ISO_8859_1);

    assertThat(file).doesNotContain("Exif").doesNotContain("ICC_PROFILE").doesNotContain("xpacket");
  }

  @Test
  void looksLikeThePicture() {
    Picture thumbnail = Picture.decode(Thumbnail.jpegOf(PICTURE, 200));

    assertThat(DifferenceHash.distance(DifferenceHash.of(thumbnail), DifferenceHash.of(PICTURE)))
        .isLessThanOrEqualTo(3);
  }
}
