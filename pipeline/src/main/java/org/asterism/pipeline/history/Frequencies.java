package org.asterism.pipeline.history;

/**
 * Nodes drawn as negatives: by how often walks visit them, to the power of 0.75 (Mikolov et al.,
 * 2013), so that frequent ones come less often than they are met.
 */
final class Frequencies {
  private static final double DAMPING = 0.75;

  private final Neighbours table;

  /**
   * @param visits of each node, none or more; not all none
   */
  Frequencies(long[] visits) {
    int visited = 0;
    for (long count : visits) {
      visited += count > 0 ? 1 : 0;
    }
    int[] nodes = new int[visited];
    float[] weights = new float[visited];
    int place = 0;
    for (int node = 0; node < visits.length; node++) {
      if (visits[node] > 0) {
        nodes[place] = node;
        weights[place++] = (float) StrictMath.pow(visits[node], DAMPING);
      }
    }
    table = Neighbours.of(nodes, weights);
  }

  int drawn(long bits) {
    return table.nodes()[table.drawn(bits)];
  }
}
