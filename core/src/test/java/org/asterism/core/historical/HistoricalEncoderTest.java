package org.asterism.core.historical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.historical.HistoricalEncoder.Kind;
import org.asterism.core.historical.HistoricalEncoder.Part;
import org.junit.jupiter.api.Test;

class HistoricalEncoderTest {
  private static final YearRange IN_1872 = new YearRange(1872, 1872);

  private static Part part(Kind kind, int axis) {
    float[] vector = new float[HistoricalEncoder.GRAPH_DIMENSION];
    vector[axis] = 1;
    return new Part(kind, vector);
  }

  private static final List<Part> ALL =
      List.of(
          part(Kind.ARTIST, 0), part(Kind.MOVEMENT, 1), part(Kind.PLACE, 2), part(Kind.PERIOD, 3));

  /** What a candidate counts for, which is how the score uses a confidence. */
  private static double affinity(Embedding a, Embedding b) {
    return UnitVectors.cosine(a.vector(), b.vector()) * a.confidence() * b.confidence();
  }

  @Test
  void aWorkOfWhichNothingIsKnownHasNoPlaceInHistory() {
    assertThat(HistoricalEncoder.encode(List.of(), null)).isNull();
  }

  @Test
  void allThatIsKnownToTheYearIsCertain() {
    Embedding whole = HistoricalEncoder.encode(ALL, IN_1872);

    assertThat(whole.confidence()).isCloseTo(1, within(0.002f));
    assertThat(UnitVectors.cosine(whole.vector(), whole.vector())).isCloseTo(1, within(1e-5f));
  }

  @Test
  void lessKnownIsLessCertainAndTheVectorStillWhole() {
    float before = 1.01f;
    for (Embedding each :
        List.of(
            HistoricalEncoder.encode(ALL, IN_1872),
            HistoricalEncoder.encode(ALL.subList(0, 1), IN_1872),
            HistoricalEncoder.encode(ALL.subList(0, 1), new YearRange(1800, 1899)),
            HistoricalEncoder.encode(ALL.subList(0, 1), null),
            HistoricalEncoder.encode(ALL.subList(2, 3), null))) {
      assertThat(each.confidence()).isPositive().isLessThan(before);
      assertThat(UnitVectors.cosine(each.vector(), each.vector())).isCloseTo(1, within(1e-5f));
      before = each.confidence();
    }
  }

  @Test
  void aMissingYearSpeaksNeitherForNorAgainst() {
    Embedding dated = HistoricalEncoder.encode(ALL, IN_1872);
    Embedding datedLater = HistoricalEncoder.encode(ALL, new YearRange(1950, 1950));
    Embedding undated = HistoricalEncoder.encode(ALL, null);

    assertThat(affinity(undated, dated)).isCloseTo(0.6, within(1e-3));
    assertThat(affinity(undated, datedLater)).isCloseTo(0.6, within(1e-3));
    assertThat(affinity(undated, undated)).isCloseTo(0.6, within(1e-3));
    assertThat(affinity(dated, dated)).isCloseTo(1, within(5e-3));
  }

  @Test
  void theWiderADateTheLessItSays() {
    assertThat(YearEncoding.certainty(IN_1872)).isGreaterThan(0.99);
    assertThat(YearEncoding.certainty(new YearRange(1870, 1879))).isBetween(0.96, 0.99);
    assertThat(YearEncoding.certainty(new YearRange(1800, 1899))).isBetween(0.55, 0.65);
    assertThat(YearEncoding.certainty(new YearRange(1000, 1999))).isBetween(0.05, 0.2);
  }
}
