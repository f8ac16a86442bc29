package org.asterism.pipeline.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * What a score means: of the pairs of works whose score lies within a tenth, the share that are
 * related. Pairs are those of each work and its fifty nearest.
 */
public record Calibration(List<Bin> bins) {
  private static final int BINS = 20;

  /**
   * @param from the least score, in [−1, 1)
   * @param to the score it ends before
   * @param pairs how many there are
   * @param related the share of them that share a style, artist or subject
   */
  public record Bin(double from, double to, long pairs, double related) {}

  static Calibration of(List<Relation> relations, Ranking ranking, int[][] nearest) {
    long[] pairs = new long[BINS];
    long[] related = new long[BINS];
    for (int query = 0; query < nearest.length; query++) {
      int asking = query;
      for (int candidate : nearest[query]) {
        double score = ranking.nearness(query, candidate);
        int bin = (int) Math.max(0, Math.min(BINS - 1, Math.floor((score + 1) / 2 * BINS)));
        pairs[bin]++;
        related[bin] +=
            relations.stream().anyMatch(each -> each.relates(asking, candidate)) ? 1 : 0;
      }
    }
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      if (pairs[bin] > 0) {
        bins.add(
            new Bin(
                Math.round((2.0 * bin / BINS - 1) * 10) / 10.0,
                Math.round((2.0 * (bin + 1) / BINS - 1) * 10) / 10.0,
                pairs[bin],
                (double) related[bin] / pairs[bin]));
      }
    }
    return new Calibration(List.copyOf(bins));
  }
}
