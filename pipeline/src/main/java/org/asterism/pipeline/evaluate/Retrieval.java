package org.asterism.pipeline.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Leave-one-out retrieval: every work whose label occurs at least twice asks for the others,
 * pictures with the same difference hash taken out, since finding a copy proves nothing.
 *
 * @param imageIds of all works; ties go to the smaller id
 * @param dhashes of all works
 */
record Retrieval(List<String> imageIds, long[] dhashes) {
  private static final int TEN = 10;

  /**
   * @param labels per work its label, or null if it has none
   */
  Figures figures(List<@Nullable String> labels, Ranking ranking) {
    Map<String, Integer> counts = new HashMap<>();
    labels.stream().filter(Objects::nonNull).forEach(label -> counts.merge(label, 1, Integer::sum));
    int[] queries =
        IntStream.range(0, labels.size())
            .filter(work -> labels.get(work) != null && counts.get(labels.get(work)) >= 2)
            .toArray();
    if (queries.length == 0) {
      return new Figures(0, 0, 0, 0);
    }
    // Summed in the order of the works, whichever thread was first.
    double[][] each =
        Arrays.stream(queries)
            .parallel()
            .mapToObj(q -> query(q, labels, ranking))
            .toArray(double[][]::new);
    double[] sums = new double[3];
    for (double[] figures : each) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += figures[i];
      }
    }
    int n = queries.length;
    return new Figures(n, sums[0] / n, sums[1] / n, sums[2] / n);
  }

  /** Precision at 1, at 10, and average precision. */
  private double[] query(int query, List<@Nullable String> labels, Ranking ranking) {
    String label = labels.get(query);
    float[] nearness = new float[imageIds.size()];
    Integer[] others =
        IntStream.range(0, imageIds.size())
            .filter(work -> work != query && dhashes[work] != dhashes[query])
            .peek(work -> nearness[work] = ranking.nearness(query, work))
            .boxed()
            .toArray(Integer[]::new);
    Arrays.sort(
        others,
        Comparator.comparingDouble((Integer work) -> -nearness[work]).thenComparing(imageIds::get));
    int found = 0;
    int foundInTen = 0;
    double precisions = 0;
    for (int place = 0; place < others.length; place++) {
      if (Objects.equals(label, labels.get(others[place]))) {
        found++;
        precisions += (double) found / (place + 1);
        foundInTen += place < TEN ? 1 : 0;
      }
    }
    boolean first = others.length > 0 && Objects.equals(label, labels.get(others[0]));
    return new double[] {
      first ? 1 : 0, (double) foundInTen / TEN, found == 0 ? 0 : precisions / found
    };
  }
}
