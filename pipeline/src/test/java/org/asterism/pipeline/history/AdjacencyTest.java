package org.asterism.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.asterism.pipeline.history.HistoryRows.relation;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class AdjacencyTest {
  private static final List<Row> RELATIONS =
      IntStream.range(0, 30)
          .mapToObj(
              i ->
                  relation(
                      "n" + i % 6,
                      "n" + (6 + i % 5),
                      i % 2 == 0 ? Relations.TAUGHT : Relations.INFLUENCED,
                      0.1f + i * 0.37f))
          .toList();

  @Test
  void relationsBindBothWaysAndTheirWeightsAddUp() {
    Adjacency graph =
        Adjacency.of(
            List.of(
                relation("b", "a", Relations.TAUGHT, 2f),
                relation("a", "b", Relations.INFLUENCED, 1f),
                relation("b", "c", Relations.TAUGHT, 4f)));

    assertThat(graph.ids()).containsExactly("a", "b", "c");
    assertThat(graph.neighbours()).isDeepEqualTo(new int[][] {{1}, {0, 2}, {1}});
    assertThat(graph.weights()).isDeepEqualTo(new float[][] {{3f}, {3f, 4f}, {4f}});
    assertThat(graph.areLinked(0, 1)).isTrue();
    assertThat(graph.areLinked(0, 2)).isFalse();
  }

  @Property(tries = 50)
  void theOrderOfTheRowsDoesNotMatterToTheLastBit(@ForAll("shuffled") List<Row> rows) {
    Adjacency expected = Adjacency.of(RELATIONS);
    Adjacency graph = Adjacency.of(rows);

    assertThat(graph.ids()).isEqualTo(expected.ids());
    assertThat(graph.neighbours()).isDeepEqualTo(expected.neighbours());
    assertThat(graph.weights()).isDeepEqualTo(expected.weights());
  }

  @Provide
  Arbitrary<List<Row>> shuffled() {
    return Arbitraries.shuffle(RELATIONS);
  }

  @Test
  void noRelationsMakeAnEmptyGraph() {
    assertThat(Adjacency.of(List.of()).size()).isZero();
  }
}
