package org.asterism.core.formal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.formal.LabelledPaintings.Painting;
import org.asterism.core.image.Picture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the descriptor is worth on real paintings it was not fitted to. */
class FormalQualityTest {
  private static List<Painting> paintings = List.of();

  @BeforeAll
  static void encodeThePaintings() throws IOException {
    assumeTrue(
        Files.exists(LabelledPaintings.folder()),
        "no labelled paintings at " + LabelledPaintings.folder());
    paintings = LabelledPaintings.encoded();
  }

  @Test
  void theNearestPaintingOftenHasTheSameStyle() {
    NearestNeighbours styles = NearestNeighbours.by(Painting::style, paintings);

    System.out.println("formal, same style: " + styles);
    assertThat(styles.first()).isGreaterThanOrEqualTo(0.58);
    assertThat(styles.ten()).isGreaterThanOrEqualTo(0.48);
  }

  @Test
  void theNearestPaintingOftenHasTheSameArtist() {
    NearestNeighbours artists = NearestNeighbours.by(Painting::artist, paintings);

    System.out.println("formal, same artist: " + artists);
    assertThat(artists.first()).isGreaterThanOrEqualTo(0.50);
    assertThat(artists.ten()).isGreaterThanOrEqualTo(0.38);
  }

  @Test
  void aCroppedReducedOrRecompressedPaintingFindsItself() throws IOException {
    // All of them for the record, with -Dasterism.sample=1125.
    int size = Integer.getInteger("asterism.sample", 100);
    List<Painting> sample = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      sample.add(paintings.get(i * paintings.size() / size));
    }
    int cropped = 0;
    int reduced = 0;
    int recompressed = 0;
    for (Painting painting : sample) {
      Picture picture = LabelledPaintings.picture(painting.file());
      cropped += findsItself(painting, PaintedPictures.part(picture, 0.8, painting.hash()));
      reduced += findsItself(painting, picture.reducedTo(picture.longSide() / 2));
      recompressed += findsItself(painting, PaintedPictures.recompressed(picture, 0.5f));
    }

    System.out.printf(
        "formal, itself first, of %d: cropped to 80 %% %d, half size %d, JPEG at 0.5 %d%n",
        size, cropped, reduced, recompressed);
    assertThat(cropped).isGreaterThanOrEqualTo(size * 99 / 100);
    assertThat(reduced).isGreaterThanOrEqualTo(size * 99 / 100);
    assertThat(recompressed).isGreaterThanOrEqualTo(size * 99 / 100);
  }

  private static int findsItself(Painting painting, Picture changed) {
    float[] vector = FormalEncoder.encode(changed);
    Painting best = painting;
    for (Painting other : paintings) {
      if (UnitVectors.cosine(vector, other.vector()) > UnitVectors.cosine(vector, best.vector())) {
        best = other;
      }
    }
    return best.hash() == painting.hash() ? 1 : 0;
  }
}
