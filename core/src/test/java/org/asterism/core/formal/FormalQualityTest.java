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
    assertThat(styles.first()).isGreaterThanOrEqualTo(0.42);
  }

  @Test
  void theNearestPaintingOftenHasTheSameArtist() {
    NearestNeighbours artists = NearestNeighbours.by(Painting::artist, paintings);

    System.out.println("formal, same artist: " + artists);
    assertThat(artists.first()).isGreaterThanOrEqualTo(0.32);
  }

  @Test
  void aCroppedReducedOrRecompressedPaintingFindsItself() throws IOException {
    List<Painting> sample = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      sample.add(paintings.get(i * paintings.size() / 100));
    }
    int cropped = 0;
    int reduced = 0;
    int recompressed = 0;
    for (Painting painting : sample) {
      Picture picture = LabelledPaintings.picture(painting.file());
      cropped += findsItself(painting, PaintedPictures.middle(picture, 0.8));
      reduced += findsItself(painting, picture.reducedTo(picture.longSide() / 2));
      recompressed += findsItself(painting, PaintedPictures.recompressed(picture, 0.5f));
    }

    System.out.printf(
        "formal, itself first of 100: cropped to 80 %% %d, half size %d, JPEG at 0.5 %d%n",
        cropped, reduced, recompressed);
    assertThat(cropped).isGreaterThanOrEqualTo(95);
    assertThat(reduced).isGreaterThanOrEqualTo(95);
    assertThat(recompressed).isGreaterThanOrEqualTo(95);
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
