package org.asterism.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How well files of one picture and pictures with text are told, on photographs of paintings. */
class LooksQualityTest {
  /** Every how many paintings are changed and looked for again. */
  private static final int SAMPLE = 9;

  private static List<Path> paintings = List.of();

  /** What is kept of a picture. */
  private record Looks(
      String name, double proportion, long phash, long dhash, Miniature miniature) {
    static Looks of(String name, Picture picture) {
      return new Looks(
          name,
          (double) picture.width() / picture.height(),
          PerceptualHash.of(picture),
          DifferenceHash.of(picture),
          Miniature.of(picture));
    }

    boolean isPossible(Looks other) {
      return SamePicture.isPossible(phash, dhash, other.phash, other.dhash);
    }

    boolean isSame(Looks other) {
      Set<Integer> keys =
          Arrays.stream(SamePicture.keys(phash, dhash)).boxed().collect(Collectors.toSet());
      return Arrays.stream(SamePicture.keys(other.phash, other.dhash)).anyMatch(keys::contains)
          && isPossible(other)
          && SamePicture.is(miniature, other.miniature, proportion / other.proportion);
    }
  }

  @BeforeAll
  static void list() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("shared/data/artworks"))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "skipped: no paintings in ../shared/data/artworks");
    try (Stream<Path> files = Files.walk(folder.resolve("shared/data/artworks"))) {
      paintings = files.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
    }
  }

  private static Picture picture(Path file) {
    try {
      return Picture.decode(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Picture cropped(Picture picture, double part) {
    int left = (int) (picture.width() * part);
    int top = (int) (picture.height() * part);
    return picture.cropped(left, top, picture.width() - 2 * left, picture.height() - 2 * top);
  }

  private static Picture warmer(Picture picture) {
    int[] rgb =
        Arrays.stream(picture.rgb())
            .map(
                each ->
                    Math.min(255, (each >> 16 & 0xFF) * 21 / 20) << 16
                        | (each & 0xFF00)
                        | (each & 0xFF) * 19 / 20)
            .toArray();
    return new Picture(picture.width(), picture.height(), rgb);
  }

  private static double recall(UnaryOperator<Picture> change) {
    List<Path> some =
        IntStream.range(0, paintings.size() / SAMPLE)
            .mapToObj(i -> paintings.get(SAMPLE * i))
            .toList();
    long found =
        some.parallelStream()
            .map(LooksQualityTest::picture)
            .filter(each -> Looks.of("", each).isSame(Looks.of("", change.apply(each))))
            .count();
    return (double) found / some.size();
  }

  @Test
  void findsOtherFilesOfAPainting() {
    assertThat(recall(each -> each.reducedTo(each.longSide() / 2))).isEqualTo(1);
    assertThat(recall(each -> Picture.decode(Thumbnail.jpegOf(each, 300)))).isEqualTo(1);
    assertThat(recall(LooksQualityTest::warmer)).isEqualTo(1);
    assertThat(recall(each -> cropped(each, 0.01))).isGreaterThan(0.97);
    assertThat(recall(each -> cropped(each, 0.025))).isGreaterThan(0.97);
  }

  /** Fifteen pairs were the doubtful ones looked at: each shows one painting. */
  @Test
  void takesNoTwoPaintingsForOne() {
    List<Looks> looks =
        paintings.parallelStream()
            .map(file -> Looks.of(file.getFileName().toString(), picture(file)))
            .toList();
    Set<String> known =
        Set.of(
            "hiroshige__itsukushima-in-aki-province-1858.jpg",
            "hiroshige__chrysanthemums.jpg",
            "hiroshige__crane-and-wave-1830.jpg",
            "hiroshige__a-snowy-gorge.jpg",
            "hiroshige__alighting-geese-at-massaki-1825.jpg",
            "ito-jakuchu__shuto-gunjakuzu.jpg",
            "claude-monet__vetheuil-5.jpg",
            "titian_177.jpg",
            "titian_186.jpg",
            "titian_196.jpg",
            "titian_219.jpg",
            "titian_225.jpg",
            "titian_239.jpg",
            "titian_32.jpg",
            "el-greco__236.jpg");
    List<String> pairs =
        IntStream.range(0, looks.size())
            .parallel()
            .boxed()
            .flatMap(
                i ->
                    IntStream.range(i + 1, looks.size())
                        .filter(j -> looks.get(i).isPossible(looks.get(j)))
                        .filter(j -> looks.get(i).isSame(looks.get(j)))
                        .mapToObj(j -> looks.get(i).name()))
            .toList();

    assertThat(pairs).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void expectsTextInFewPaintings() {
    long expected =
        IntStream.range(0, paintings.size() / SAMPLE)
            .parallel()
            .filter(i -> TextDetector.expectsText(picture(paintings.get(SAMPLE * i))))
            .count();

    assertThat((double) expected * SAMPLE / paintings.size()).isLessThan(0.2);
  }
}
