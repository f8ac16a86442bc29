package org.asterism.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SamePictureTest {
  private static final Picture DRAWN =
      Picture.decode(
          TestPictures.file(TestPictures.drawn(900, 600, BufferedImage.TYPE_INT_RGB), "png"));

  private static boolean areOne(Picture a, Picture b) {
    double stretch = (double) a.width() / a.height() * b.height() / b.width();
    return SamePicture.isPossible(
            PerceptualHash.of(a), DifferenceHash.of(a), PerceptualHash.of(b), DifferenceHash.of(b))
        && SamePicture.is(Miniature.of(a), Miniature.of(b), stretch);
  }

  @Test
  void aReducedCroppedAndRecompressedPictureIsTheSame() {
    Picture other =
        Picture.decode(Thumbnail.jpegOf(DRAWN.cropped(9, 6, 882, 588).reducedTo(300), 300));

    assertThat(areOne(DRAWN, other)).isTrue();
    assertThat(areOne(other, DRAWN)).isTrue();
  }

  @Test
  void anotherProportionIsAnotherPicture() {
    assertThat(areOne(DRAWN, DRAWN.resizedTo(900, 500))).isFalse();
  }

  @Test
  void anotherColouringIsAnotherPicture() {
    int[] swapped =
        Arrays.stream(DRAWN.rgb())
            .map(rgb -> (rgb & 0xFF) << 16 | (rgb & 0xFF00) | (rgb >> 16 & 0xFF))
            .toArray();

    assertThat(areOne(DRAWN, new Picture(900, 600, swapped))).isFalse();
  }

  @Test
  void twoBlankPagesAreNotOnePicture() {
    assertThat(areOne(page(1, 0), page(2, 0))).isFalse();
    assertThat(Miniature.of(page(1, 0)).isBlank()).isTrue();
  }

  @Test
  void twoPagesOfTypeAreNotOnePicture() {
    for (int seed = 0; seed < 20; seed++) {
      assertThat(areOne(page(seed, 28), page(seed + 1, 28))).as("pages %d, +1", seed).isFalse();
    }
  }

  @Property
  void hashesOfAtMostSixDifferentBitsShareAKey(
      @ForAll long phash,
      @ForAll long dhash,
      @ForAll long other,
      @ForAll @Size(6) @IntRange(max = 63) int[] bits) {
    long near = phash;
    for (int bit : bits) {
      near ^= 1L << bit;
    }
    int[] keys = SamePicture.keys(phash, dhash);

    assertThat(keys).hasSize(SamePicture.KEYS).doesNotHaveDuplicates();
    assertThat(Arrays.stream(SamePicture.keys(near, other)))
        .anyMatch(key -> Arrays.stream(keys).anyMatch(each -> each == key));
    assertThat(Arrays.stream(SamePicture.keys(other, dhash)))
        .anyMatch(key -> Arrays.stream(keys).anyMatch(each -> each == key));
  }

  /** A page of paper with so many lines of type of one measure. */
  private static Picture page(int seed, int lines) {
    SplittableRandom words = new SplittableRandom(seed);
    BufferedImage image = new BufferedImage(800, 1100, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(new Color(245, 238, 220 + seed % 3));
    canvas.fillRect(0, 0, 800, 1100);
    canvas.setColor(new Color(40, 35, 30));
    canvas.setFont(new Font(Font.SERIF, Font.PLAIN, 22));
    for (int line = 0; line < lines; line++) {
      for (int x = 100; x < 680; x += 20) {
        if (words.nextInt(5) > 0) {
          canvas.drawString(String.valueOf((char) words.nextInt('a', 'z' + 1)), x, 110 + 30 * line);
        }
      }
    }
    canvas.dispose();
    return Picture.decode(TestPictures.file(image, "png"));
  }
}
