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

  private static void write(Plane whole, float scale, float[] block, int channel) {
    // A quarter of the size: cells are far larger, and means stay what they are.
    Plane plane = whole.halved().halved();
    double[] sums = new double[GRID * GRID];
    double[] weights = new double[GRID * GRID];
    SoftGrid down = SoftGrid.of(GRID, plane.height());
    SoftGrid across = SoftGrid.of(GRID, plane.width());
    double[] rowSums = new double[GRID];
    double[] rowWeights = across.weights();
    for (int y = 0; y < plane.height(); y++) {
      Arrays.fill(rowSums, 0);
      int start = y * plane.width();
      for (int x = 0; x < plane.width(); x++) {
        float value = plane.values()[start + x];
        float after = across.after(x);
        int cell = across.cell(x);
        rowSums[cell] += (1 - after) * value;
        rowSums[cell + 1] += after * value;
      }
      float below = down.after(y);
      int upper = down.cell(y) * GRID;
      for (int column = 0; column < GRID; column++) {
        sums[upper + column] += (1 - below) * rowSums[column];
        sums[upper + GRID + column] += below * rowSums[column];
        weights[upper + column] += (1 - below) * rowWeights[column];
        weights[upper + GRID + column] += below * rowWeights[column];
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
