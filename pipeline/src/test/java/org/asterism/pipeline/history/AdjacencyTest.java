package org.asterism.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class AdjacencyTest {

  @Property(tries = 50)
  void theOrderOfTheRelationsDoesNotMatter(@ForAll long shuffle) {
    List<Row> rows = Graphs.rows("a-b", "b-c", "c-a", "c-d", "d-e", "a-b");
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(shuffle));

    Adjacency one = Adjacency.of(rows);
    Adjacency other = Adjacency.of(shuffled);

    assertThat(other.ids()).isEqualTo(one.ids());
    assertThat(other.neighbours()).isDeepEqualTo(one.neighbours());
    assertThat(other.weights()).isDeepEqualTo(one.weights());
  }

  @Test
  void aRelationLeadsBothWaysAndRepeatedOnesWeighMore() {
    Adjacency graph = Graphs.of("a-b", "b-a", "b-c");

    assertThat(graph.areLinked(0, 1)).isTrue();
    assertThat(graph.areLinked(1, 0)).isTrue();
    assertThat(graph.areLinked(0, 2)).isFalse();
    assertThat(graph.weights()[1]).containsExactly(2f, 1f);
  }
}
