package org.asterism.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AreaAverageTest {

  @Property(tries = 200)
  void everyNewPixelIsTheMeanOfTheAreaItCovers(
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll @IntRange(min = 1, max = 50) int newWidth,
      @ForAll @IntRange(min = 1, max = 50) int newHeight,
      @ForAll long seed) {
    Picture picture = noise(width, height, seed);

    Picture resized = AreaAverage.resize(picture, newWidth, newHeight);

    assertThat(resized.rgb()).isEqualTo(slowly(picture, newWidth, newHeight));
  }

  @Property(tries = 20)
  void severalSizesAtOnceAreAsEachByItself(
      @ForAll @IntRange(min = 1, max = 200) int width,
      @ForAll @IntRange(min = 1, max = 200) int height,
      @ForAll long seed) {
    Picture picture = noise(width, height, seed);

    Likeness likeness = Likeness.of(picture);

    Miniature miniature = Miniature.of(picture);
    assertThat(likeness.miniature().values()).isEqualTo(miniature.values());
    assertThat(likeness.dhash()).isEqualTo(DifferenceHash.of(picture));
    assertThat(likeness.phash())
        .isEqualTo(miniature.isBlank() ? null : (Long) PerceptualHash.of(picture));
    assertThat(
            AreaAverage.resize(
                    picture, List.of(new AreaAverage.Size(3, 7), new AreaAverage.Size(48, 2)))
                .stream()
                .map(Picture::rgb))
        .containsExactly(picture.resizedTo(3, 7).rgb(), picture.resizedTo(48, 2).rgb());
  }

  private static Picture noise(int width, int height, long seed) {
    return new Picture(width, height, new Random(seed).ints(width * height, 0, 1 << 24).toArray());
  }

  /** As the definition says, pixel by pixel and channel by channel. */
  private static int[] slowly(Picture picture, int newWidth, int newHeight) {
    int[] rgb = new int[newWidth * newHeight];
    long area = (long) picture.width() * picture.height();
    for (int i = 0; i < rgb.length; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        long sum = 0;
        for (int y = 0; y < picture.height(); y++) {
          for (int x = 0; x < picture.width(); x++) {
            sum +=
                common(x, newWidth, i % newWidth, picture.width())
                    * common(y, newHeight, i / newWidth, picture.height())
                    * (picture.rgb()[y * picture.width() + x] >> shift & 0xFF);
          }
        }
        rgb[i] |= (int) ((sum + area / 2) / area) << shift;
      }
    }
    return rgb;
  }

  /** How much two stretches share: the a-th of a given size, and the b-th of another. */
  private static long common(long a, long size, long b, long otherSize) {
    return Math.max(
        0, Math.min((a + 1) * size, (b + 1) * otherSize) - Math.max(a * size, b * otherSize));
  }
}
