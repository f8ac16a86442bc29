package org.asterism.core.formal;

/**
 * How strongly lightness changes over short and long distances: histograms of the difference
 * between points 1, 4, 16 and 48 pixels apart, across and down, on a logarithmic scale.
 */
final class ContrastBlock {
  private static final int[] DISTANCES = {1, 4, 16, 48};
  private static final int BINS = 8;
  static final int SIZE = DISTANCES.length * BINS;

  /** Differences are looked up in steps of this part of white. */
  private static final int STEPS = 1024;

  /** Below about 1 % of white a difference counts linearly, above it by its logarithm. */
  private static final double FAINT = 0.01;

  private static final double[] PLACES = places();

  private ContrastBlock() {}

  static float[] describe(LabPicture picture) {
    float[] block = new float[SIZE];
    Plane plane = picture.lightness();
    for (int i = 0; i < DISTANCES.length; i++) {
      int[] counts = new int[STEPS + 1];
      add(plane, DISTANCES[i], 0, counts);
      add(plane, 0, DISTANCES[i], counts);
      Histogram differences = new Histogram(BINS);
      for (int step = 0; step <= STEPS; step++) {
        differences.share(0, BINS, PLACES[step], counts[step]);
      }
      differences.writeRoots(block, i * BINS);
    }
    return block;
  }

  private static void add(Plane plane, int right, int below, int[] counts) {
    float[] values = plane.values();
    int width = plane.width();
    int away = below * width + right;
    for (int y = 0; y + below < plane.height(); y++) {
      int end = y * width + width - right;
      // Every second pair, as on a chessboard.
      for (int i = y * width + (y & 1); i < end; i += 2) {
        float difference = Math.abs(values[i] - values[i + away]);
        counts[Math.min(STEPS, (int) (difference * STEPS + 0.5f))]++;
      }
    }
  }

  private static double[] places() {
    double[] places = new double[STEPS + 1];
    double whole = StrictMath.log1p(1 / FAINT);
    for (int step = 0; step <= STEPS; step++) {
      places[step] = StrictMath.log1p((double) step / STEPS / FAINT) / whole * (BINS - 1);
    }
    return places;
  }
}
