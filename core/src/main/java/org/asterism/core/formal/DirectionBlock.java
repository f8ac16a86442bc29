package org.asterism.core.formal;

/**
 * Which way edges run in each part of the picture: histograms of oriented gradients over a 3 × 3
 * grid with soft borders, a direction and its opposite being one.
 *
 * @see <a href="https://doi.org/10.1109/CVPR.2005.177">N. Dalal and B. Triggs, "Histograms of
 *     oriented gradients for human detection" (2005)</a>
 */
final class DirectionBlock {
  private static final int GRID = 3;
  private static final int DIRECTIONS = 8;
  static final int SIZE = GRID * GRID * DIRECTIONS;

  private DirectionBlock() {}

  static float[] describe(LabPicture picture) {
    // Half size: forms, not the grain of the canvas.
    Plane plane = picture.lightness().halved();
    SoftGrid down = SoftGrid.of(GRID, plane.height());
    SoftGrid across = SoftGrid.of(GRID, plane.width());
    double[] counts = new double[SIZE];
    for (int y = 1; y < plane.height() - 1; y++) {
      int upper = down.cell(y) * GRID;
      float below = down.after(y);
      for (int x = 1; x < plane.width() - 1; x++) {
        float gx = plane.across(x, y);
        float gy = plane.down(x, y);
        float strength = (float) Math.sqrt(gx * gx + gy * gy);
        if (strength == 0) {
          continue;
        }
        float turn = Turns.ofHalf(gx, gy) * DIRECTIONS;
        int before = Math.min((int) turn, DIRECTIONS - 1);
        float after = turn - before;
        int next = before + 1 == DIRECTIONS ? 0 : before + 1;
        float right = across.after(x);
        int cell = (upper + across.cell(x)) * DIRECTIONS;
        float lower = strength * below;
        float higher = strength - lower;
        share(counts, cell, before, next, after, higher * (1 - right));
        share(counts, cell + DIRECTIONS, before, next, after, higher * right);
        share(counts, cell + GRID * DIRECTIONS, before, next, after, lower * (1 - right));
        share(counts, cell + (GRID + 1) * DIRECTIONS, before, next, after, lower * right);
      }
    }
    float[] block = new float[SIZE];
    Histogram.of(counts).writeRoots(block, 0);
    return block;
  }

  private static void share(
      double[] counts, int cell, int before, int next, float after, float weight) {
    counts[cell + before] += weight * (1 - after);
    counts[cell + next] += weight * after;
  }
}
