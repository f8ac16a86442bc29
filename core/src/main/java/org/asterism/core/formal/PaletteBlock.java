package org.asterism.core.formal;

/** Which colours there are and how much of each, wherever they lie: a joint OKLab histogram. */
final class PaletteBlock {
  static final int LIGHTNESSES = 6;
  static final int TINTS = 5;
  static final int SIZE = LIGHTNESSES * TINTS * TINTS;

  // The tints of paint: past these ends, which few pictures reach, colours share the last bin.
  private static final float GREENEST = -0.08f;
  private static final float REDDEST = 0.12f;
  private static final float BLUEST = -0.08f;
  private static final float YELLOWEST = 0.14f;

  private static final float PER_GREEN_RED = (TINTS - 1) / (REDDEST - GREENEST);
  private static final float PER_BLUE_YELLOW = (TINTS - 1) / (YELLOWEST - BLUEST);

  private PaletteBlock() {}

  static float[] describe(LabPicture picture) {
    double[] counts = new double[SIZE];
    float[] lightness = picture.lightness().values();
    float[] greenRed = picture.greenRed().values();
    float[] blueYellow = picture.blueYellow().values();
    // Every second pixel, which is more than enough for a count.
    for (int i = 0; i < lightness.length; i += 2) {
      float l = within(lightness[i] * (LIGHTNESSES - 1), LIGHTNESSES);
      float a = within((greenRed[i] - GREENEST) * PER_GREEN_RED, TINTS);
      float b = within((blueYellow[i] - BLUEST) * PER_BLUE_YELLOW, TINTS);
      int row = Math.min((int) l, LIGHTNESSES - 2);
      int column = Math.min((int) a, TINTS - 2);
      int layer = Math.min((int) b, TINTS - 2);
      float below = l - row;
      float right = a - column;
      float behind = b - layer;
      int bin = (row * TINTS + column) * TINTS + layer;
      share(counts, bin, (1 - below) * (1 - right), behind);
      share(counts, bin + TINTS, (1 - below) * right, behind);
      share(counts, bin + TINTS * TINTS, below * (1 - right), behind);
      share(counts, bin + TINTS * TINTS + TINTS, below * right, behind);
    }
    Histogram colours = Histogram.of(counts);
    float[] block = new float[SIZE];
    // Accents of a small area count: a colour on 1 % of the canvas weighs a third of one on all.
    colours.writeFourthRoots(block, 0);
    return block;
  }

  private static void share(double[] counts, int bin, float weight, float behind) {
    counts[bin] += weight * (1 - behind);
    counts[bin + 1] += weight * behind;
  }

  private static float within(float position, int bins) {
    return Math.max(0, Math.min(bins - 1, position));
  }
}
