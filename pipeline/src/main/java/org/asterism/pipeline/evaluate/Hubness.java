package org.asterism.pipeline.evaluate;

/**
 * Whether a few works are everybody's neighbours: how often each work is among the ten nearest of
 * others.
 *
 * @param skewness of these numbers, the third standardised moment; 0 is even, above 1 is marked
 * @param most the largest of them
 * @param never share of works that are among nobody's ten nearest
 * @see <a href="https://jmlr.org/papers/v11/radovanovic10a.html">M. Radovanović, A. Nanopoulos and
 *     M. Ivanović, "Hubs in space" (2010)</a>
 */
public record Hubness(double skewness, int most, double never) {

  /**
   * @param nearest by work those nearest to it
   */
  static Hubness of(int[][] nearest) {
    int[] counts = new int[nearest.length];
    for (int[] each : nearest) {
      for (int work : each) {
        counts[work]++;
      }
    }
    double mean = 0;
    for (int count : counts) {
      mean += (double) count / counts.length;
    }
    double second = 0;
    double third = 0;
    int most = 0;
    int never = 0;
    for (int count : counts) {
      double off = count - mean;
      second += off * off / counts.length;
      third += off * off * off / counts.length;
      most = Math.max(most, count);
      never += count == 0 ? 1 : 0;
    }
    double skewness = second == 0 ? 0 : third / Math.pow(second, 1.5);
    return new Hubness(skewness, most, counts.length == 0 ? 0 : (double) never / counts.length);
  }
}
