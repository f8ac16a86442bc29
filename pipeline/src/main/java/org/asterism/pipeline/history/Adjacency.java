package org.asterism.pipeline.history;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * The graph for walking: undirected, weighted, held in memory by every executor. A relation takes
 * about 16 bytes, so five million fit in 100 MB.
 *
 * @param ids the nodes' ids, ascending; a node's number is its place here
 * @param neighbours per node its neighbours' numbers, ascending
 * @param weights per node and neighbour the sum of their relations' weights
 */
record Adjacency(String[] ids, int[][] neighbours, float[][] weights) implements Serializable {

  /**
   * @param relations rows of {@link Relations}, in any order
   */
  static Adjacency of(List<Row> relations) {
    TreeMap<String, TreeMap<String, Float>> links = new TreeMap<>();
    relations.stream()
        // Sums of floats depend on their order.
        .sorted((a, b) -> key(a).compareTo(key(b)))
        .forEach(
            row -> {
              String src = row.getAs(Relations.SRC);
              String dst = row.getAs(Relations.DST);
              float weight = row.getAs(Relations.WEIGHT);
              links.computeIfAbsent(src, id -> new TreeMap<>()).merge(dst, weight, Float::sum);
              links.computeIfAbsent(dst, id -> new TreeMap<>()).merge(src, weight, Float::sum);
            });
    String[] ids = links.keySet().toArray(String[]::new);
    int[][] neighbours = new int[ids.length][];
    float[][] weights = new float[ids.length][];
    for (int node = 0; node < ids.length; node++) {
      TreeMap<String, Float> of = links.get(ids[node]);
      neighbours[node] =
          of.keySet().stream().mapToInt(id -> Arrays.binarySearch(ids, id)).toArray();
      weights[node] = new float[of.size()];
      int i = 0;
      for (float weight : of.values()) {
        weights[node][i++] = weight;
      }
    }
    return new Adjacency(ids, neighbours, weights);
  }

  private static String key(Row row) {
    return row.getAs(Relations.SRC)
        + "\n"
        + row.getAs(Relations.DST)
        + "\n"
        + row.getAs(Relations.TYPE);
  }

  int size() {
    return ids.length;
  }

  boolean areLinked(int a, int b) {
    return Arrays.binarySearch(neighbours[a], b) >= 0;
  }
}
