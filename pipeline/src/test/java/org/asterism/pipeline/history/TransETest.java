package org.asterism.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.pipeline.history.TransE.Triple;
import org.junit.jupiter.api.Test;

class TransETest {
  /** Ten artists of one movement, ten of another; the movements are nodes 20 and 21. */
  private static List<Triple> twoMovements() {
    List<Triple> triples = new ArrayList<>();
    for (int artist = 0; artist < 20; artist++) {
      triples.add(new Triple(artist, 0, artist < 10 ? 20 : 21));
    }
    return triples;
  }

  @Test
  void artistsOfOneMovementLieTogether() {
    float[][] vectors = TransE.vectors(22, 1, twoMovements(), 16, 42);
    double within = 0;
    double across = 0;
    for (int a = 0; a < 10; a++) {
      for (int b = 0; b < 10; b++) {
        within += a == b ? 0 : cosine(vectors[a], vectors[b]) / 90;
        across += cosine(vectors[a], vectors[10 + b]) / 100;
      }
    }
    assertThat(within).isGreaterThan(across + 0.3);
  }

  private static float cosine(float[] a, float[] b) {
    return UnitVectors.cosine(UnitVectors.unitLength(a), UnitVectors.unitLength(b));
  }

  @Test
  void theOrderOfTheTriplesChangesNotABit() {
    List<Triple> turned = new ArrayList<>(twoMovements());
    Collections.reverse(turned);

    assertThat(TransE.vectors(22, 1, turned, 16, 42))
        .isDeepEqualTo(TransE.vectors(22, 1, twoMovements(), 16, 42));
  }

  @Test
  void aGraphOfOneRelationHasVectors() {
    for (float[] vector : TransE.vectors(2, 1, List.of(new Triple(0, 0, 1)), 8, 1)) {
      for (float value : vector) {
        assertThat(value).isFinite();
      }
    }
  }
}
