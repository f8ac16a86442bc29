package org.asterism.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.asterism.core.affinity.UnitVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SkipGramTest {
  /** Walks that stay among the nodes 0 to 3, or among 4 to 7. */
  private static List<int[]> walksInTwoCircles() {
    List<int[]> walks = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      int[] walk = new int[20];
      for (int step = 0; step < walk.length; step++) {
        walk[step] = 4 * (i % 2) + (int) (Draw.unit(9, i, step, 0) * 4);
      }
      walks.add(walk);
    }
    return walks;
  }

  private static float[][] vectors(
      int size, List<int[]> walks, int dimension, long seed, int threads) {
    long[] visits = new long[size];
    walks.forEach(
        walk -> Arrays.stream(walk).filter(node -> node < size).forEach(node -> visits[node]++));
    try (SkipGram skipGram =
        new SkipGram(new SkipGramSettings(dimension, 5, 5, 5, seed), visits, threads)) {
      return skipGram.learn(
          new SkipGram.Walks() {
            @Override
            public Iterator<int[]> iterator() {
              return walks.iterator();
            }

            @Override
            public long count() {
              return walks.size();
            }

            @Override
            public long[] visits(int nodes) {
              return visits;
            }
          });
    }
  }

  @Test
  void theNumberOfThreadsChangesNotABit() {
    assertThat(vectors(8, walksInTwoCircles(), 16, 42, 2))
        .isDeepEqualTo(vectors(8, walksInTwoCircles(), 16, 42, 1));
  }

  @Test
  void theSameWalksGiveTheSameVectorsToTheLastBit() {
    assertThat(vectors(8, walksInTwoCircles(), 16, 42, 1))
        .isDeepEqualTo(vectors(8, walksInTwoCircles(), 16, 42, 1));
  }

  @Test
  @Timeout(20)
  void threadsDoNotWaitForOneThatFailed() {
    List<int[]> walks = new ArrayList<>(walksInTwoCircles());
    walks.set(40, new int[] {0, 1, 99, 2});

    assertThatThrownBy(() -> vectors(8, walks, 16, 42, 2)).hasStackTraceContaining("99");
  }

  @Test
  void anotherSeedGivesOtherVectors() {
    assertThat(vectors(8, walksInTwoCircles(), 16, 42, 1)[0])
        .isNotEqualTo(vectors(8, walksInTwoCircles(), 16, 43, 1)[0]);
  }

  @Test
  void nodesThatWalkTogetherLieTogether() {
    float[][] vectors = vectors(8, walksInTwoCircles(), 16, 42, 1);

    double within = 0;
    double across = 0;
    for (int a = 0; a < 4; a++) {
      for (int b = 0; b < 4; b++) {
        within += a == b ? 0 : cosine(vectors[a], vectors[b]) / 12;
        across += cosine(vectors[a], vectors[4 + b]) / 16;
      }
    }
    assertThat(within).isGreaterThan(across + 0.3);
  }

  private static float cosine(float[] a, float[] b) {
    return UnitVectors.cosine(UnitVectors.unitLength(a), UnitVectors.unitLength(b));
  }

  @Test
  void numbersStayFiniteForTwoNodesWalkedForLong() {
    int[] walk = new int[500];
    for (int i = 0; i < walk.length; i++) {
      walk[i] = i % 2;
    }
    for (float[] vector : vectors(2, List.of(walk, walk, walk), 8, 1, 1)) {
      for (float value : vector) {
        assertThat(value).isFinite();
      }
    }
  }
}
