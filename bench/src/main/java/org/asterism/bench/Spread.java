package org.asterism.bench;

import java.util.Arrays;

/**
 * What several turns gave.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param min the least
 * @param max the greatest
 */
record Spread(double median, double min, double max) {

  /**
   * @param values in any order, at least one
   */
  static Spread of(double... values) {
    return new Spread(quantile(0.5, values), quantile(0, values), quantile(1, values));
  }

  /**
   * The value below which that share of all lies, on a straight line between the two nearest.
   *
   * @param share in [0, 1]
   * @param values in any order, at least one
   */
  static double quantile(double share, double... values) {
    if (values.length == 0 || !(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "there is no quantile %s of %d values".formatted(share, values.length));
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
