package org.asterism.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WalkerTest {

  @Test
  void aWalkIsAFunctionOfItsStartAndNumber() {
    Adjacency graph = Graphs.of("a-b", "b-c", "c-a", "c-d");
    Walker one = new Walker(graph, Graphs.settings(1, 0.5));
    Walker other = new Walker(graph, Graphs.settings(1, 0.5));

    assertThat(one.walk(2, 7)).isEqualTo(other.walk(2, 7));
    assertThat(one.walk(2, 7)).isNotEqualTo(one.walk(2, 8));
  }

  @Test
  void everyStepFollowsARelation() {
    Adjacency graph = Graphs.of("a-b", "b-c", "c-d", "d-a", "b-d");
    int[] walk = new Walker(graph, Graphs.settings(1, 1)).walk(0, 1);

    for (int step = 1; step < walk.length; step++) {
      assertThat(graph.areLinked(walk[step - 1], walk[step])).isTrue();
    }
  }

  @Test
  void aGraphOfOneRelationIsWalkedToAndFro() {
    int[] walk = new Walker(Graphs.of("a-b"), Graphs.settings(100, 100)).walk(0, 0);

    assertThat(walk).startsWith(0, 1, 0, 1).hasSize(20);
  }

  /**
   * From a over b, with a, c next to a and d beyond: the weights are 1/p to a, 1 to c and 1/q to d.
   */
  @Test
  void stepsAreBiasedAsThePaperDefinesThem() {
    double p = 4;
    double q = 0.5;
    Adjacency graph = Graphs.of("a-b", "b-c", "a-c", "b-d");
    Walker walker = new Walker(graph, Graphs.settings(p, q));
    long[] counts = new long[4];
    IntStream.range(0, 40_000)
        .mapToObj(number -> walker.walk(0, number))
        .filter(walk -> walk[1] == 1)
        .forEach(walk -> counts[walk[2]]++);

    double all = counts[0] + counts[2] + counts[3];
    double total = 1 / p + 1 + 1 / q;
    assertThat(counts[0] / all).isCloseTo(1 / p / total, within(0.01));
    assertThat(counts[2] / all).isCloseTo(1 / total, within(0.01));
    assertThat(counts[3] / all).isCloseTo(1 / q / total, within(0.01));
  }
}
