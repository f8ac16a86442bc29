package org.asterism.pipeline.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Leave-one-out retrieval: every work that shares a label with another asks for those that do,
 * pictures with the same difference hash taken out, since finding a copy proves nothing.
 *
 * @param imageIds of all works, ascending; ties go to the smaller id
 * @param dhashes of all works
 */
record Retrieval(List<String> imageIds, long[] dhashes) {
  private static final int TEN = 10;
  private static final int FIFTY = 50;

  /** r1, p10, ap, rr, ndcg10, recall10, recall50. */
  private static final int MEASURES = 7;

  /**
   * @param labels per work its label, or null if it has none
   */
  Figures figures(List<@Nullable String> labels, Ranking ranking) {
    return byRelation(List.of(Relation.of("label", labels)), ranking).get("label");
  }

  /** By relation's name; each query is ranked once for all of them. */
  Map<String, Figures> byRelation(List<Relation> relations, Ranking ranking) {
    boolean[][] asking = relations.stream().map(Relation::asking).toArray(boolean[][]::new);
    // Summed in the order of the works, whichever thread was first.
    double[][][] each =
        IntStream.range(0, imageIds.size())
            .parallel()
            .mapToObj(query -> query(query, relations, asking, ranking))
            .toArray(double[][][]::new);
    Map<String, Figures> figures = new LinkedHashMap<>();
    for (int r = 0; r < relations.size(); r++) {
      figures.put(relations.get(r).name(), mean(each, r));
    }
    return figures;
  }

  private static Figures mean(double[][][] each, int relation) {
    double[] sums = new double[MEASURES];
    int n = 0;
    for (double[][] query : each) {
      if (query[relation] != null) {
        n++;
        for (int i = 0; i < MEASURES; i++) {
          sums[i] += query[relation][i];
        }
      }
    }
    return n == 0
        ? Figures.NONE
        : new Figures(
            n,
            sums[0] / n,
            sums[1] / n,
            sums[2] / n,
            sums[3] / n,
            sums[4] / n,
            sums[5] / n,
            sums[6] / n);
  }

  private double @Nullable [][] query(
      int query, List<Relation> relations, boolean[][] asking, Ranking ranking) {
    double[][] measured = new double[relations.size()][];
    if (IntStream.range(0, measured.length).anyMatch(r -> asking[r][query])) {
      int[] ranked = ranked(query, ranking);
      for (int r = 0; r < measured.length; r++) {
        if (asking[r][query]) {
          measured[r] = measured(query, relations.get(r), ranked);
        }
      }
    }
    return measured;
  }

  private double[] measured(int query, Relation relation, int[] ranked) {
    int place = 0;
    int found = 0;
    int inTen = 0;
    int inFifty = 0;
    int first = 0;
    double precisions = 0;
    double gain = 0;
    for (int candidate : ranked) {
      if (!relation.copiesCount() && dhashes[candidate] == dhashes[query]) {
        continue;
      }
      place++;
      if (relation.relates(query, candidate)) {
        found++;
        precisions += (double) found / place;
        first = first == 0 ? place : first;
        inTen += place <= TEN ? 1 : 0;
        inFifty += place <= FIFTY ? 1 : 0;
        gain += place <= TEN ? gainAt(place) : 0;
      }
    }
    if (found == 0) {
      return new double[MEASURES];
    }
    double ideal = 0;
    for (int i = 1; i <= Math.min(TEN, found); i++) {
      ideal += gainAt(i);
    }
    return new double[] {
      first == 1 ? 1 : 0,
      (double) inTen / TEN,
      precisions / found,
      1.0 / first,
      gain / ideal,
      (double) inTen / found,
      (double) inFifty / found
    };
  }

  private static double gainAt(int place) {
    return Math.log(2) / Math.log(place + 1);
  }

  /** All other works, the nearest first. */
  private int[] ranked(int query, Ranking ranking) {
    long[] keys = new long[imageIds.size() - 1];
    int next = 0;
    for (int work = 0; work < imageIds.size(); work++) {
      if (work != query) {
        keys[next++] = key(ranking.nearness(query, work), work);
      }
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /** Ascending by falling nearness, then by the work. */
  private static long key(float nearness, int work) {
    // Adding 0 makes −0 and 0 one number, as they are for everybody else.
    int bits = Float.floatToIntBits(-nearness + 0f);
    int ordered = bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
    return (long) ordered << 32 | work;
  }

  /** By work the nearest others, at most so many, copies taken out. */
  int[][] nearest(Ranking ranking, int most) {
    return IntStream.range(0, imageIds.size())
        .parallel()
        .mapToObj(
            query ->
                Arrays.stream(ranked(query, ranking))
                    .filter(
                        work ->
                            dhashes[work] != dhashes[query]
                                && ranking.nearness(query, work) != Float.NEGATIVE_INFINITY)
                    .limit(most)
                    .toArray())
        .toArray(int[][]::new);
  }
}
