package org.asterism.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.asterism.core.affinity.UnitVectors;
import org.junit.jupiter.api.Test;

class SkipGramTest {
  /** Two triangles joined by one relation. */
  private static final Adjacency GRAPH = Graphs.of("a-b", "b-c", "c-a", "d-e", "e-f", "f-d", "c-d");

  private static List<int[]> walks() {
    Walker walker = new Walker(GRAPH, Graphs.settings(1, 1));
    return IntStream.range(0, 300).mapToObj(i -> walker.walk(i % GRAPH.size(), i)).toList();
  }

  @Test
  void theSameWalksGiveTheSameVectorsToTheLastBit() {
    assertThat(SkipGram.vectors(GRAPH.size(), walks(), 16, 3, 42))
        .isDeepEqualTo(SkipGram.vectors(GRAPH.size(), walks(), 16, 3, 42));
  }

  @Test
  void nodesOfOneTriangleLieNearerThanNodesOfTwo() {
    float[][] vectors = SkipGram.vectors(GRAPH.size(), walks(), 16, 3, 42);

    assertThat(cosine(vectors, 0, 1)).isGreaterThan(cosine(vectors, 0, 4));
    assertThat(cosine(vectors, 4, 5)).isGreaterThan(cosine(vectors, 1, 5));
  }

  private static float cosine(float[][] vectors, int a, int b) {
    return UnitVectors.cosine(
        UnitVectors.unitLength(vectors[a]), UnitVectors.unitLength(vectors[b]));
  }
}
