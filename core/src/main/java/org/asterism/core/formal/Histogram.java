package org.asterism.core.formal;

/**
 * Counts over bins whose centres are the whole numbers. A position between two centres is shared by
 * them, so that a small change of the picture is a small change of the counts.
 */
final class Histogram {
  private final double[] counts;

  Histogram(int bins) {
    this(new double[bins]);
  }

  private Histogram(double[] counts) {
    this.counts = counts;
  }

  /** A histogram counted elsewhere; it keeps the array. */
  static Histogram of(double[] counts) {
    return new Histogram(counts);
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
   * The square roots of the bins' shares, written into {@code out}: two histograms then compare by
   * the Bhattacharyya coefficient.
   */
  void writeRoots(float[] out, int offset) {
    double sum = sum();
    for (int i = 0; i < counts.length; i++) {
      out[offset + i] = (float) Math.sqrt(share(i, sum));
    }
  }

  /** The fourth roots of the bins' shares, which give rare values more say. */
  void writeFourthRoots(float[] out, int offset) {
    double sum = sum();
    for (int i = 0; i < counts.length; i++) {
      out[offset + i] = (float) Math.sqrt(Math.sqrt(share(i, sum)));
    }
  }

  private double sum() {
    double sum = 0;
    for (double count : counts) {
      sum += count;
    }
    return sum;
  }

  /** Where nothing was counted, as edges on an empty canvas, no bin is likelier than another. */
  private double share(int bin, double sum) {
    return sum == 0 ? 1.0 / counts.length : counts[bin] / sum;
  }
}
