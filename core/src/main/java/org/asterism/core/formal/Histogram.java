package org.asterism.core.formal;

/**
 * Counts over bins whose centres are the whole numbers. A position between two centres is shared by
 * them, so that a small change of the picture is a small change of the counts.
 */
final class Histogram {
  private final double[] counts;

  Histogram(int bins) {
    counts = new double[bins];
  }

  /** Counts one value in one bin. */
  void add(int bin) {
    counts[bin]++;
  }

  void add(int bin, double weight) {
    counts[bin] += weight;
  }

  /**
   * Shares a weight between the two bins next to a position.
   *
   * @param from the first bin of a run of {@code bins}
   * @param position held within [0, bins − 1]
   */
  void share(int from, int bins, double position, double weight) {
    double within = within(position, bins);
    int left = leftOf(within, bins);
    double rightPart = within - left;
    counts[from + left] += weight * (1 - rightPart);
    counts[from + left + 1] += weight * rightPart;
  }

  /** A position held within [0, bins − 1]. */
  static double within(double position, int bins) {
    return Math.max(0, Math.min(bins - 1, position));
  }

  /** The bin left of a position within the bins; never the last one. */
  static int leftOf(double within, int bins) {
    return Math.min((int) within, bins - 2);
  }

  /**
   * The shares of the bins, each raised to a power, written into {@code out}. At power ½, two
   * histograms compare by the Bhattacharyya coefficient; a smaller power gives rare values more
   * say.
   */
  void write(float[] out, int offset, double power) {
    double sum = 0;
    for (double count : counts) {
      sum += count;
    }
    for (int i = 0; i < counts.length; i++) {
      // Where nothing was counted, as edges on an empty canvas, no bin is likelier than another.
      double share = sum == 0 ? 1.0 / counts.length : counts[i] / sum;
      out[offset + i] = (float) StrictMath.pow(share, power);
    }
  }
}
