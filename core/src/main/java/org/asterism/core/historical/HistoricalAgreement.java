package org.asterism.core.historical;

/**
 * What of the cosine of two historical vectors comes from their places in the graph and what from
 * their years; the two add up to it.
 */
public record HistoricalAgreement(double graph, double years) {
  /**
   * @param a a vector by {@link HistoricalEncoder}
   * @param b another
   */
  public static HistoricalAgreement between(float[] a, float[] b) {
    if (a.length != HistoricalEncoder.DIMENSION || b.length != HistoricalEncoder.DIMENSION) {
      throw new IllegalArgumentException(
          "historical vectors have %d numbers, not %d and %d"
              .formatted(HistoricalEncoder.DIMENSION, a.length, b.length));
    }
    return new HistoricalAgreement(
        product(a, b, 0, HistoricalEncoder.GRAPH_DIMENSION),
        product(a, b, HistoricalEncoder.GRAPH_DIMENSION, HistoricalEncoder.DIMENSION));
  }

  private static double product(float[] a, float[] b, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
