package org.asterism.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.asterism.pipeline.history.HistoryRows.link;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.asterism.pipeline.history.Adjacency.Link;
import org.junit.jupiter.api.Test;

class AdjacencyTest {
  private static final List<Link> RELATIONS =
      IntStream.range(0, 30)
          .mapToObj(i -> link("n" + i % 6, "n" + (6 + i % 5), 0.1f + i * 0.37f))
          .toList();

  @Test
  void relationsBindBothWaysAndTheirWeightsAddUp() {
    Adjacency graph =
        Adjacency.of(List.of(link("b", "a", 2f), link("a", "b", 1f), link("b", "c", 4f)));

    assertThat(graph.ids()).containsExactly("a", "b", "c");
    assertThat(nodes(graph)).isDeepEqualTo(new int[][] {{1}, {0, 2}, {1}});
    assertThat(weights(graph)).isDeepEqualTo(new float[][] {{3f}, {3f, 4f}, {4f}});
    assertThat(graph.areLinked(0, 1)).isTrue();
    assertThat(graph.areLinked(0, 2)).isFalse();
  }

  @Property(tries = 50)
  void theOrderOfTheRowsDoesNotMatterToTheLastBit(@ForAll("shuffled") List<Link> rows) {
    Adjacency expected = Adjacency.of(RELATIONS);
    Adjacency graph = Adjacency.of(rows);

    assertThat(graph.ids()).isEqualTo(expected.ids());
    assertThat(nodes(graph)).isDeepEqualTo(nodes(expected));
    assertThat(weights(graph)).isDeepEqualTo(weights(expected));
  }

  @Provide
  Arbitrary<List<Link>> shuffled() {
    return Arbitraries.shuffle(RELATIONS);
  }

  @Test
  void noRelationsMakeAnEmptyGraph() {
    assertThat(Adjacency.of(List.of()).size()).isZero();
  }

  private static int[][] nodes(Adjacency graph) {
    return Arrays.stream(graph.neighbours()).map(Neighbours::nodes).toArray(int[][]::new);
  }

  private static float[][] weights(Adjacency graph) {
    return Arrays.stream(graph.neighbours()).map(Neighbours::weights).toArray(float[][]::new);
  }

  @Test
  void aWeightThatIsNoWeightIsNoLink() {
    for (float weight : new float[] {0, -1, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> link("a", "b", weight))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("by a weight of " + weight);
    }
  }
}
