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
    for (int i = 0; i < DISTANCES.length; i++) {
      Histogram differences = new Histogram(BINS);
      add(picture.lightness(), DISTANCES[i], 0, differences);
      add(picture.lightness(), 0, DISTANCES[i], differences);
      differences.write(block, i * BINS, 0.5);
    }
    return block;
  }

  private static void add(Plane plane, int right, int below, Histogram differences) {
    for (int y = 0; y + below < plane.height(); y++) {
      for (int x = 0; x + right < plane.width(); x++) {
        float difference = Math.abs(plane.at(x, y) - plane.at(x + right, y + below));
        int step = Math.min(STEPS, Math.round(difference * STEPS));
        differences.share(0, BINS, PLACES[step], 1);
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
