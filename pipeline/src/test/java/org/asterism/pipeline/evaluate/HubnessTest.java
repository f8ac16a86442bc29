package org.asterism.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.asterism.pipeline.crawl.ObjectRows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HubnessTest {
  /** Work 0 is near to all; the others form pairs that are nearer to each other than they look. */
  private static final Ranking WITH_A_HUB =
      (query, candidate) -> {
        if (query == 0 || candidate == 0) {
          return 0.9f;
        }
        return (query - 1) / 2 == (candidate - 1) / 2 ? 0.85f : 0.1f;
      };

  private static Retrieval works(int count) {
    return new Retrieval(
        IntStream.range(0, count).mapToObj("id-%04d"::formatted).toList(),
        LongStream.range(0, count).toArray());
  }

  @Test
  void aWorkThatIsEverybodysNeighbourIsSeen() {
    Hubness hubness = Hubness.of(works(41).nearest(WITH_A_HUB, 1));

    assertThat(hubness.most()).isEqualTo(40);
    assertThat(hubness.skewness()).isGreaterThan(3);
    assertThat(hubness.never()).isCloseTo(39.0 / 41, within(1e-9));
  }

  @Test
  void whereAllAreNamedAlikeThereIsNoHub() {
    assertThat(Hubness.of(new int[][] {{1}, {2}, {0}})).isEqualTo(new Hubness(0, 1, 0));
  }

  @Test
  void cslsTakesTheHubsPlaceFromIt() {
    Ranking corrected = Csls.of(WITH_A_HUB, 41);

    Hubness hubness = Hubness.of(works(41).nearest(corrected, 1));

    assertThat(hubness.most()).isLessThanOrEqualTo(2);
    assertThat(corrected.nearness(1, 2)).isGreaterThan(corrected.nearness(1, 0));
  }

  @Test
  void howFarRecommendationsReachIsCountedOverPlacesAndCenturies() {
    List<Artwork> works =
        List.of(
            placed("a", "Paris", 1601),
            placed("b", "Paris", 1699),
            placed("c", "Kyoto", 1701),
            placed("d", null, null));

    // Of a: b and c, two places and two centuries; of b: a alone; c and d are recommended nothing.
    Spread spread = Spread.of(works, new int[][] {{1, 2}, {0}, {}, {}});

    assertThat(spread).isEqualTo(new Spread(3 / 4.0, 3 / 4.0, 1, 1, 3 / 4.0));
  }

  private static Artwork placed(String id, @Nullable String place, @Nullable Integer year) {
    return ObjectRows.placed(
        id, "X", List.of(), place, year == null ? null : new YearRange(year, year));
  }

  @Test
  void whatAScoreMeansIsTheShareOfRelatedPairs() {
    Relation pairs =
        new Relation("pair", List.of(Set.of("a"), Set.of("a", "b"), Set.of("b"), Set.of()), false);
    Ranking ranking = (query, candidate) -> query + candidate == 1 ? 0.95f : 0.32f;

    Calibration calibration =
        Calibration.of(List.of(pairs), ranking, new int[][] {{1, 2}, {0, 2}, {1, 3}, {2}});

    assertThat(calibration.bins())
        .containsExactly(
            new Calibration.Bin(0.3, 0.4, 5, 2 / 5.0), new Calibration.Bin(0.9, 1.0, 2, 1));
  }

  @Test
  void worksThatShareOneOfSeveralLabelsAreRelated() {
    Relation subjects =
        new Relation(
            "subject", List.of(Set.of("sea", "ship"), Set.of("ship"), Set.of("hat")), false);

    assertThat(subjects.relates(0, 1)).isTrue();
    assertThat(subjects.relates(0, 2)).isFalse();
    assertThat(subjects.asking()).containsExactly(true, true, false);
  }
}
