package org.asterism.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.asterism.pipeline.history.HistoryRows.link;

import java.util.List;
import java.util.stream.IntStream;
import org.asterism.pipeline.history.Adjacency.Link;
import org.junit.jupiter.api.Test;

class WalkerTest {
  private static final int A = 0;
  private static final int B = 1;
  private static final int C = 2;
  private static final int D = 3;

  /** A triangle a, b, c and, beyond b, a node d. */
  private static final List<Link> KITE =
      List.of(link("a", "b", 1f), link("b", "c", 1f), link("a", "c", 1f), link("b", "d", 1f));

  private static final int WALKS = 40_000;

  private static WalkSettings settings(double p, double q, long seed) {
    return new WalkSettings(10, 3, p, q, seed);
  }

  /** Where walks that began a, b went next: shares of a, b, c, d. */
  private static double[] afterAAndB(double p, double q) {
    Walker walker = new Walker(Adjacency.of(KITE), settings(p, q, 7));
    double[] counts = new double[4];
    int all = 0;
    for (int number = 0; number < WALKS; number++) {
      int[] walk = walker.walk(A, number);
      if (walk[1] == B) {
        counts[walk[2]]++;
        all++;
      }
    }
    for (int node = 0; node < 4; node++) {
      counts[node] /= all;
    }
    return counts;
  }

  @Test
  void returningIsWeighedByPAndGoingOnByQ() {
    // From a over b: back to a with 1/p, to c (next to a) with 1, to d with 1/q.
    double[] shares = afterAAndB(2, 0.5);

    assertThat(shares[A]).isCloseTo(0.5 / 3.5, within(0.01));
    assertThat(shares[C]).isCloseTo(1 / 3.5, within(0.01));
    assertThat(shares[D]).isCloseTo(2 / 3.5, within(0.01));
    assertThat(shares[B]).isZero();
  }

  @Test
  void withoutBiasAllNeighboursAreAsLikely() {
    double[] shares = afterAAndB(1, 1);

    assertThat(shares[A]).isCloseTo(1 / 3.0, within(0.01));
    assertThat(shares[C]).isCloseTo(1 / 3.0, within(0.01));
    assertThat(shares[D]).isCloseTo(1 / 3.0, within(0.01));
  }

  @Test
  void heavierRelationsAreFollowedInProportion() {
    Walker walker =
        new Walker(
            Adjacency.of(List.of(link("a", "b", 3f), link("a", "c", 1f))), settings(1, 1, 7));

    long toB = IntStream.range(0, WALKS).filter(number -> walker.walk(A, number)[1] == B).count();

    assertThat((double) toB / WALKS).isCloseTo(0.75, within(0.01));
  }

  @Test
  void aWalkIsAFunctionOfItsStartNumberAndSeed() {
    Walker one = new Walker(Adjacency.of(KITE), settings(2, 0.5, 1));
    Walker same = new Walker(Adjacency.of(KITE), settings(2, 0.5, 1));
    Walker other = new Walker(Adjacency.of(KITE), settings(2, 0.5, 2));

    assertThat(walks(one)).isDeepEqualTo(walks(same));
    assertThat(java.util.Arrays.deepEquals(walks(one), walks(other))).isFalse();
  }

  private static int[][] walks(Walker walker) {
    return IntStream.range(0, 20).mapToObj(i -> walker.walk(i % 4, i)).toArray(int[][]::new);
  }

  @Test
  void aWalkStepsAlongRelationsOnly() {
    Adjacency graph = Adjacency.of(KITE);
    for (int[] walk : walks(new Walker(graph, settings(2, 0.5, 1)))) {
      assertThat(walk).hasSize(3);
      assertThat(graph.areLinked(walk[0], walk[1]) && graph.areLinked(walk[1], walk[2])).isTrue();
    }
  }
}
