package org.asterism.sandbox.studio;

import java.util.SplittableRandom;

/** Wool wefts over upright warps: ribs, hatched transitions, a leafy border. */
final class Weaving {
  private Weaving() {}

  static Pixels paint(Pixels sketch, Palette palette, Hand hand, SplittableRandom random) {
    int width = sketch.width();
    int height = sketch.height();
    Noise noise = new Noise(random.nextLong());
    double rib = 3.2 * hand.breadth();
    Pixels cloth = Pixels.blank(width, height, 0);
    for (int y = 0; y < height; y++) {
      int pass = y / 2;
      for (int x = 0; x < width; x++) {
        int warp = (int) (x / rib);
        // Neighbouring wefts end at different warps, which hatches one colour into the next.
        double reach = 7 * (noise.grain(pass, 3) - 0.5);
        double threadX = (warp + 0.5) * rib + reach;
        int wool =
            hand.framed()
                ? border(sketch, palette, threadX, pass * 2, noise)
                : sketch.at(threadX, pass * 2);
        wool = Ink.mix(wool, 0x8A8468, 0.14);
        double dyed = 30 * (noise.grain(pass / 2, warp / 9) - 0.5);
        double round = 18 * Math.sin((x / rib - warp) * Math.PI) - 14;
        double over = ((warp + pass) & 1) == 0 ? 12 : -14;
        cloth.rgb()[y * width + x] =
            Ink.lit(wool, dyed + round + over + 16 * (noise.grain(x, y) - 0.5));
      }
    }
    return cloth;
  }

  private static int border(Pixels sketch, Palette palette, double x, double y, Noise noise) {
    double edge = Math.min(Math.min(x, sketch.width() - x), Math.min(y, sketch.height() - y));
    double wide = 44;
    if (edge > wide + 5) {
      return sketch.at(x, y);
    }
    if (edge > wide || edge < 6) {
      return palette.rgb(Role.ACCENT, edge < 3 ? -0.5 : 0.1);
    }
    int field = palette.rgb(Role.SHADE, 0.12);
    int column = (int) Math.floor(x / 22);
    int row = (int) Math.floor(y / 22);
    double u = x / 22 - column - 0.5 + 0.3 * (noise.grain(column, row) - 0.5);
    double v = y / 22 - row - 0.5 + 0.3 * (noise.grain(row, column) - 0.5);
    double turn = noise.grain(column + 9, row + 9) * 6.28;
    double along = u * Math.cos(turn) + v * Math.sin(turn);
    double across = v * Math.cos(turn) - u * Math.sin(turn);
    if (noise.grain(column + 3, row + 17) < 0.3) {
      double petals = 0.3 + 0.1 * Math.cos(5 * Math.atan2(v, u));
      double radius = Math.hypot(u, v);
      if (radius < petals) {
        return radius < 0.11
            ? palette.rgb(Role.GLOW, 0.2)
            : palette.rgb(noise.grain(row, column + 4) < 0.5 ? Role.ROOF : Role.FLESH, 0.1);
      }
      return field;
    }
    boolean leaf = Math.abs(along) < 0.46 && Math.abs(across) < 0.2 * Math.cos(along * 3.2);
    return leaf ? palette.rgb(Role.LEAF, Math.abs(across) < 0.035 ? 0.6 : 0.1 + across) : field;
  }
}
