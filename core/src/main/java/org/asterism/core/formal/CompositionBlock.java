package org.asterism.core.formal;

import java.util.Arrays;

/**
 * Where light and colour lie: the mean colour of each cell of a 4 × 4 grid with soft borders, as it
 * differs from the whole picture's.
 */
final class CompositionBlock {
  private static final int GRID = 4;
  static final int SIZE = GRID * GRID * 3;

  /** OKLab's two tint axes are shorter than its lightness; this gives the three an equal say. */
  private static final float TINT_SCALE = 2.5f;

  /** Differences below one 8-bit level are rounding, not composition. */
  private static final double VISIBLE = 1.0 / 255;

  private CompositionBlock() {}

  static float[] describe(LabPicture picture) {
    float[] block = new float[SIZE];
    write(picture.lightness(), 1, block, 0);
    write(picture.greenRed(), TINT_SCALE, block, 1);
    write(picture.blueYellow(), TINT_SCALE, block, 2);
    double squares = 0;
    for (float value : block) {
      squares += value * value;
    }
    if (Math.sqrt(squares / SIZE) < VISIBLE) {
      // A direction no real composition has, as those sum to zero: even is like even alone.
      Arrays.fill(block, 1);
    }
    return block;
  }

  private static void write(Plane plane, float scale, float[] block, int channel) {
    double[] sums = new double[GRID * GRID];
    double[] weights = new double[GRID * GRID];
    for (int y = 0; y < plane.height(); y++) {
      double down = Histogram.within((y + 0.5) / plane.height() * GRID - 0.5, GRID);
      int row = Histogram.leftOf(down, GRID);
      for (int x = 0; x < plane.width(); x++) {
        double across = Histogram.within((x + 0.5) / plane.width() * GRID - 0.5, GRID);
        int column = Histogram.leftOf(across, GRID);
        for (int corner = 0; corner < 4; corner++) {
          int cellRow = row + corner / 2;
          int cellColumn = column + corner % 2;
          double weight = (1 - Math.abs(down - cellRow)) * (1 - Math.abs(across - cellColumn));
          sums[cellRow * GRID + cellColumn] += weight * plane.at(x, y);
          weights[cellRow * GRID + cellColumn] += weight;
        }
      }
    }
    double mean = 0;
    for (int cell = 0; cell < sums.length; cell++) {
      sums[cell] /= weights[cell];
      mean += sums[cell] / sums.length;
    }
    for (int cell = 0; cell < sums.length; cell++) {
      block[cell * 3 + channel] = (float) ((sums[cell] - mean) * scale);
    }
  }
}
