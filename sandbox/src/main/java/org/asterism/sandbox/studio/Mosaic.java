package org.asterism.sandbox.studio;

import java.util.SplittableRandom;

/** Tiles of stone and glass in bedding mortar, with a border of two rows. */
final class Mosaic {
  private static final int MORTAR = 0xB9AC94;

  private Mosaic() {}

  static Pixels paint(Pixels sketch, Palette palette, Hand hand, SplittableRandom random) {
    int width = sketch.width();
    int height = sketch.height();
    Noise noise = new Noise(random.nextLong());
    double tile = 9.5 * hand.breadth();
    Pixels wall = Pixels.blank(width, height, MORTAR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        // Rows bend a little, as if laid by hand.
        double bentY = y + 7 * (noise.at(x / 60.0, y / 60.0) - 0.5);
        double bentX = x + 7 * (noise.at(x / 60.0 + 50, y / 60.0) - 0.5);
        int row = (int) Math.floor(bentY / tile);
        double offset = noise.grain(row, 7) * tile;
        int column = (int) Math.floor((bentX + offset) / tile);
        double u = (bentX + offset) / tile - column - 0.5;
        double v = bentY / tile - row - 0.5;
        double gap = 0.41 + 0.05 * noise.grain(column, row);
        double lean = 0.24 * (noise.grain(column + 31, row) - 0.5);
        double a = u + lean * v;
        double b = v - lean * u;
        if (Math.abs(a) > gap || Math.abs(b) > gap) {
          wall.rgb()[y * width + x] = Ink.lit(MORTAR, -34 + 30 * noise.grain(x, y));
          continue;
        }
        double centreX = (column + 0.5) * tile - offset;
        double centreY = (row + 0.5) * tile;
        double edge =
            hand.framed()
                ? Math.min(Math.min(centreX, width - centreX), Math.min(centreY, height - centreY))
                : Double.MAX_VALUE;
        int colour = bordered(sketch, palette, centreX, centreY, tile, edge / tile, column + row);
        double shade = 38 * (noise.grain(column, row + 91) - 0.5);
        double bevel = (-a - b) * 34;
        double glint = noise.grain(column + 5, row + 5) > 0.93 ? 36 : 0;
        wall.rgb()[y * width + x] = Ink.lit(colour, shade + bevel + glint + 8 * noise.grain(x, y));
      }
    }
    return wall;
  }

  /**
   * @param edge how many tiles away the picture's edge is
   */
  private static int bordered(
      Pixels sketch, Palette palette, double x, double y, double tile, double edge, int turn) {
    if (edge < 1) {
      return palette.rgb(Role.SHADE, 0.1);
    }
    if (edge < 2.2) {
      return Math.floorMod(turn, 3) == 0
          ? palette.rgb(Role.ACCENT, 0)
          : palette.rgb(Role.STONE, 0.2);
    }
    if (edge < 3) {
      return palette.rgb(Role.EARTH, -0.2);
    }
    int near = Ink.mix(sketch.at(x - tile * 0.3, y), sketch.at(x + tile * 0.3, y), 0.5);
    return Ink.mix(near, sketch.at(x, y), 0.6);
  }
}
