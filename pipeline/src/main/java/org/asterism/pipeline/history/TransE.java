package org.asterism.pipeline.history;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * TransE (Bordes et al., 2013): a relation is a translation, so that {@code subject + relation ≈
 * object}. Squared distances, a margin of 1, and for each triple one corrupted at either end. One
 * thread and hashed draws: the same triples give the same vectors to the last bit.
 */
final class TransE {
  private static final int EPOCHS = 100;
  private static final float RATE = 0.02f;
  private static final float MARGIN = 1;

  private final float[][] nodes;
  private final float[][] relations;
  private final long seed;

  private TransE(int nodes, int relations, int dimension, long seed) {
    this.seed = seed;
    this.nodes = drawn(nodes, dimension, 0);
    this.relations = drawn(relations, dimension, 1);
    Arrays.setAll(this.relations, i -> unit(this.relations[i]));
  }

  /**
   * @param src a node's number
   * @param type a relation's number
   * @param dst a node's number
   */
  record Triple(int src, int type, int dst) {}

  /**
   * @param triples each once, in any order
   * @return {@code float[nodes][dimension]}, of any length, without the direction all share
   */
  static float[][] vectors(
      int nodes, int relations, List<Triple> triples, int dimension, long seed) {
    TransE model = new TransE(nodes, relations, dimension, seed);
    Set<Triple> known = new HashSet<>(triples);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Arrays.setAll(model.nodes, i -> unit(model.nodes[i]));
      for (Triple triple : inOrder(triples, seed, epoch)) {
        model.learn(triple, known, epoch);
      }
    }
    Centred.byTheirMean(model.nodes);
    return model.nodes;
  }

  private float[][] drawn(int count, int dimension, int of) {
    float[][] vectors = new float[count][dimension];
    double edge = 6 / Math.sqrt(dimension);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < dimension; j++) {
        vectors[i][j] = (float) ((Draw.unit(seed, i, j, of) * 2 - 1) * edge);
      }
    }
    return vectors;
  }

  private static float[] unit(float[] vector) {
    return org.asterism.core.affinity.UnitVectors.unitLength(vector);
  }

  private static List<Triple> inOrder(List<Triple> triples, long seed, int epoch) {
    return triples.stream()
        .sorted(
            Comparator.comparingLong(
                    (Triple each) ->
                        Draw.bits(
                            seed, each.src(), each.dst(), (long) each.type() * EPOCHS + epoch))
                .thenComparingInt(Triple::src)
                .thenComparingInt(Triple::dst)
                .thenComparingInt(Triple::type))
        .toList();
  }

  private void learn(Triple triple, Set<Triple> known, int epoch) {
    Triple wrong = corrupted(triple, epoch);
    if (known.contains(wrong) || wrong.src() == wrong.dst()) {
      return;
    }
    if (MARGIN + distance(triple) - distance(wrong) > 0) {
      move(triple, -RATE);
      move(wrong, RATE);
    }
  }

  private Triple corrupted(Triple triple, int epoch) {
    long bits =
        Draw.bits(seed ^ epoch, triple.src(), triple.dst(), triple.type() + (long) nodes.length);
    int other = (int) Long.remainderUnsigned(bits >>> 1, nodes.length);
    return (bits & 1) == 0
        ? new Triple(other, triple.type(), triple.dst())
        : new Triple(triple.src(), triple.type(), other);
  }

  private float distance(Triple triple) {
    float[] src = nodes[triple.src()];
    float[] type = relations[triple.type()];
    float[] dst = nodes[triple.dst()];
    float sum = 0;
    for (int i = 0; i < src.length; i++) {
      float apart = src[i] + type[i] - dst[i];
      sum += apart * apart;
    }
    return sum;
  }

  /** Along the gradient of the squared distance. */
  private void move(Triple triple, float rate) {
    float[] src = nodes[triple.src()];
    float[] type = relations[triple.type()];
    float[] dst = nodes[triple.dst()];
    for (int i = 0; i < src.length; i++) {
      float push = 2 * rate * (src[i] + type[i] - dst[i]);
      src[i] += push;
      type[i] += push;
      dst[i] -= push;
    }
  }
}
