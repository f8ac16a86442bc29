package org.asterism.sandbox.studio;

import java.util.SplittableRandom;

/** Panes of coloured glass between lead cames, in a pointed window in a dark wall. */
final class Leading {
  private static final int LEAD = 0x0B0A10;
  private static final int WALL = 0x17141C;

  private Leading() {}

  static Pixels paint(Pixels sketch, Palette palette, Hand hand, SplittableRandom random) {
    int width = sketch.width();
    int height = sketch.height();
    Noise noise = new Noise(random.nextLong());
    double cell = 17 * hand.breadth();
    Pixels window = Pixels.blank(width, height, WALL);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double inside =
            hand.framed()
                ? insideLancet(x, y, width, height)
                : 20 + Math.min(Math.min(x, width - x), Math.min(y, height - y));
        int at = y * width + x;
        if (inside < 0) {
          window.rgb()[at] =
              Ink.lit(WALL, 14 * noise.at(x / 11.0, y / 6.0) + Math.max(0, 22 + inside * 2));
          continue;
        }
        boolean bar =
            inside < 5
                || (Math.abs(x - width / 2.0) < 1.6 && y > height * 0.1)
                || Math.abs(Math.floorMod(y, height / 5) - height / 10) < 2;
        window.rgb()[at] = bar ? LEAD : pane(sketch, palette, x, y, cell, inside, noise);
      }
    }
    return window;
  }

  private static double insideLancet(int x, int y, int width, int height) {
    double margin = width * 0.06;
    double span = width - 2 * margin;
    double spring = margin + span * 0.87;
    if (y >= spring) {
      return Math.min(Math.min(x - margin, width - margin - x), height - margin - y);
    }
    double left = span - Math.hypot(x - margin, y - spring);
    double right = span - Math.hypot(x - (width - margin), y - spring);
    return Math.min(left, right);
  }

  private static int pane(
      Pixels sketch, Palette palette, int x, int y, double cell, double inside, Noise noise) {
    int column = (int) Math.floor(x / cell);
    int row = (int) Math.floor(y / cell);
    double nearest = Double.MAX_VALUE;
    double second = Double.MAX_VALUE;
    double seedX = 0;
    double seedY = 0;
    int colour = sketch.at(x, y);
    for (int j = row - 1; j <= row + 1; j++) {
      for (int i = column - 1; i <= column + 1; i++) {
        double px = (i + 0.15 + 0.7 * noise.grain(i, j)) * cell;
        double py = (j + 0.15 + 0.7 * noise.grain(i + 77, j)) * cell;
        // Panes keep to one colour of the sketch, so cames follow its shapes.
        double away = Math.hypot(x - px, y - py) + Ink.distance(colour, sketch.at(px, py)) * 0.05;
        if (away < nearest) {
          second = nearest;
          nearest = away;
          seedX = px;
          seedY = py;
        } else if (away < second) {
          second = away;
        }
      }
    }
    if (second - nearest < 2.1) {
      return LEAD;
    }
    int glass = Ink.turned(sketch.at(seedX, seedY), 0, 1.35, 1);
    if (inside < 17) {
      glass =
          Math.floorMod((int) ((seedX + seedY) / cell), 2) == 0
              ? palette.rgb(Role.ROOF, 0)
              : palette.rgb(Role.GLOW, 0);
    }
    double glow =
        1.1
            - 0.45
                * Math.hypot(x / (double) sketch.width() - 0.5, y / (double) sketch.height() - 0.4);
    double swirl = 34 * (noise.at(seedX + x / 9.0, seedY + y / 14.0) - 0.45);
    double tone = 40 * (noise.grain((int) seedX, (int) seedY) - 0.5);
    double came = Math.min(0, (second - nearest - 7) * 5);
    return Ink.lit(Ink.scaled(glass, glow), swirl + tone + came);
  }
}
