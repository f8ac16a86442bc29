package org.asterism.core.formal;

/** Which colours there are and how much of each, wherever they lie: a joint OKLab histogram. */
final class PaletteBlock {
  static final int LIGHTNESSES = 6;
  static final int TINTS = 5;
  static final int SIZE = LIGHTNESSES * TINTS * TINTS;

  // The tints of paint: past these ends, which few pictures reach, colours share the last bin.
  private static final double GREENEST = -0.08;
  private static final double REDDEST = 0.12;
  private static final double BLUEST = -0.08;
  private static final double YELLOWEST = 0.14;

  /** Accents of a small area count: a colour on 1 % of the canvas weighs a third of one on all. */
  private static final double POWER = 0.25;

  private PaletteBlock() {}

  static float[] describe(LabPicture picture) {
    Histogram colours = new Histogram(SIZE);
    float[] lightness = picture.lightness().values();
    float[] greenRed = picture.greenRed().values();
    float[] blueYellow = picture.blueYellow().values();
    for (int i = 0; i < lightness.length; i++) {
      double l = Histogram.within(lightness[i] * (LIGHTNESSES - 1), LIGHTNESSES);
      double a = place(greenRed[i], GREENEST, REDDEST);
      double b = place(blueYellow[i], BLUEST, YELLOWEST);
      int left = Histogram.leftOf(l, LIGHTNESSES);
      int near = Histogram.leftOf(a, TINTS);
      for (int corner = 0; corner < 4; corner++) {
        int row = left + corner / 2;
        int column = near + corner % 2;
        double weight = (1 - Math.abs(l - row)) * (1 - Math.abs(a - column));
        colours.share((row * TINTS + column) * TINTS, TINTS, b, weight);
      }
    }
    float[] block = new float[SIZE];
    colours.write(block, 0, POWER);
    return block;
  }

  private static double place(float tint, double lowest, double highest) {
    return Histogram.within((tint - lowest) / (highest - lowest) * (TINTS - 1), TINTS);
  }
}
