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
    Histogram edges = new Histogram(SIZE);
    for (int y = 1; y < plane.height() - 1; y++) {
      for (int x = 1; x < plane.width() - 1; x++) {
        add(edges, plane, x, y);
      }
    }
    float[] block = new float[SIZE];
    edges.write(block, 0, 0.5);
    return block;
  }

  private static void add(Histogram edges, Plane plane, int x, int y) {
    double gx = plane.across(x, y);
    double gy = plane.down(x, y);
    double strength = Math.sqrt(gx * gx + gy * gy);
    if (strength == 0) {
      return;
    }
    double turn = (StrictMath.atan2(gy, gx) / Math.PI + 1) * DIRECTIONS;
    int before = (int) turn;
    double after = turn - before;
    double down = Histogram.within((y + 0.5) / plane.height() * GRID - 0.5, GRID);
    double across = Histogram.within((x + 0.5) / plane.width() * GRID - 0.5, GRID);
    int row = Histogram.leftOf(down, GRID);
    int column = Histogram.leftOf(across, GRID);
    for (int corner = 0; corner < 4; corner++) {
      int cellRow = row + corner / 2;
      int cellColumn = column + corner % 2;
      double weight =
          strength * (1 - Math.abs(down - cellRow)) * (1 - Math.abs(across - cellColumn));
      int cell = (cellRow * GRID + cellColumn) * DIRECTIONS;
      edges.add(cell + before % DIRECTIONS, weight * (1 - after));
      edges.add(cell + (before + 1) % DIRECTIONS, weight * after);
    }
  }
}
