package org.asterism.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RetrievalTest {
  /** Works on a line: the nearer, the nearer. */
  private static Ranking onALine(double... places) {
    return (query, candidate) -> (float) -Math.abs(places[query] - places[candidate]);
  }

  private static Retrieval works(int count) {
    return works(LongStream.range(0, count).toArray());
  }

  private static Retrieval works(long... dhashes) {
    return new Retrieval(
        IntStream.range(0, dhashes.length).mapToObj(i -> "id-%04d".formatted(i)).toList(), dhashes);
  }

  @Test
  void theFiguresAreThoseOfAComputationByHand() {
    // Order by nearness, with labels: a asks b c d e: X Y X X; b asks a c d e: X Y X X;
    // d asks e c b a: X Y X X; e asks d c b a: X Y X X; c is alone with its label.
    Figures figures =
        works(5).figures(List.of("X", "X", "Y", "X", "X"), onALine(0, 1, 2.4, 3.9, 5));

    double averagePrecision = (1 / 1.0 + 2 / 3.0 + 3 / 4.0) / 3;
    assertThat(figures.n()).isEqualTo(4);
    assertThat(figures.r1()).isEqualTo(1);
    assertThat(figures.p10()).isCloseTo(0.3, within(1e-9));
    assertThat(figures.map()).isCloseTo(averagePrecision, within(1e-9));
  }

  @Test
  void aWrongNeighbourFirstCostsTheFirstPlace() {
    // 0 (X) and 2 (X) both have 1 (Y) nearest, then each other.
    Figures figures = works(3).figures(List.of("X", "Y", "X"), onALine(0, 1, 2));

    double second = Math.log(2) / Math.log(3);
    assertThat(figures).isEqualTo(new Figures(2, 0, 0.1, 0.5, 0.5, second, 1, 1));
  }

  @Test
  void copiesAreTakenOut() {
    // 0, 1 and 2 are labelled alike; 1 is a copy of 0.
    Figures figures =
        works(7, 7, 8, 9).figures(Arrays.asList("X", "X", "X", "Y"), onALine(0, 0.1, 5, 1));

    // 0 asks 3, 2: Y X; 1 asks 3, 2: Y X; 2 asks 3, 1, 0: Y X X.
    assertThat(figures.n()).isEqualTo(3);
    assertThat(figures.r1()).isZero();
    assertThat(figures.map()).isCloseTo((0.5 + 0.5 + (1 / 2.0 + 2 / 3.0) / 2) / 3, within(1e-9));
  }

  @Test
  void worksWithoutALabelAreNeverQueriesButMayBeFound() {
    Figures figures = works(3).figures(Arrays.asList("X", null, "X"), onALine(0, 1, 2));

    assertThat(figures.n()).isEqualTo(2);
    assertThat(figures.r1()).isZero();
  }

  @Test
  void withoutAnyPairThereIsNothingToMeasure() {
    assertThat(works(2).figures(List.of("X", "Y"), onALine(0, 1))).isEqualTo(Figures.NONE);
  }

  @Test
  void whatNothingCanBeSaidOfComesLast() {
    Ranking known = (query, candidate) -> candidate == 1 ? Float.NEGATIVE_INFINITY : -candidate;

    // 0 asks 2 (Y), then 3 (X), then 1 (X): precision 1/2 and 2/3.
    Figures figures = works(4).figures(List.of("X", "X", "Y", "X"), known);

    assertThat(figures.r1()).isLessThan(1);
  }

  @Test
  void aRankingThatKnowsNothingIsAsGoodAsChance() {
    int count = 400;
    int groups = 8;
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      labels.add("group " + i % groups);
    }

    Figures figures = works(count).figures(labels, GroupShares::random);

    double chance = (count / groups - 1) / (count - 1.0);
    // Standard errors: of 400 queries 0.016, of 4,000 places 0.005.
    assertThat(figures.r1()).isCloseTo(chance, within(0.06));
    assertThat(figures.p10()).isCloseTo(chance, within(0.02));
    assertThat(figures.map()).isCloseTo(chance, within(0.03));
  }
}
