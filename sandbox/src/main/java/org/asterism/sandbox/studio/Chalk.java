package org.asterism.sandbox.studio;

import java.util.SplittableRandom;

/** Soft chalks rubbed into tinted paper, the tooth showing, in an oval mount. */
final class Chalk {
  private static final int PAPER = 0xC9D3DC;
  private static final int MOUNT = 0xF4ECDD;
  private static final int GILT = 0xC9A865;

  private Chalk() {}

  static Pixels paint(Pixels sketch, Palette palette, Hand hand, SplittableRandom random) {
    int width = sketch.width();
    int height = sketch.height();
    Noise noise = new Noise(random.nextLong());
    Pixels drawing = sketch.softened(3);
    for (int at = 0; at < drawing.rgb().length; at++) {
      drawing.rgb()[at] = Ink.mix(drawing.rgb()[at], PAPER, 0.12);
    }
    Brush chalk = new Brush(drawing, noise, 0, 0.85);
    for (int i = 0; i < 2600; i++) {
      double x = random.nextDouble() * width;
      double y = random.nextDouble() * height;
      double angle = -0.95 + 0.5 * (random.nextDouble() - 0.5);
      int rgb = Ink.lit(sketch.at(x, y), 26 * (random.nextDouble() - 0.4));
      chalk.stroke(x, y, angle, 15 * hand.breadth(), 3.4 * hand.breadth(), rgb, 0.75);
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        double tooth = noise.grain(x, y) * 0.6 + noise.at(x / 2.2, y / 2.2) * 0.4;
        int rgb = Ink.mix(drawing.at(x, y), sketch.at(x, y), 0.3);
        rgb = Ink.mix(rgb, tooth > 0.62 ? PAPER : 0xFFFDFA, tooth > 0.62 ? 0.3 : 0.1);
        drawing.rgb()[at] = hand.framed() ? mounted(rgb, x, y, width, height, noise) : rgb;
      }
    }
    return drawing;
  }

  private static int mounted(int rgb, int x, int y, int width, int height, Noise noise) {
    double u = (x - width / 2.0) / (width * 0.46);
    double v = (y - height / 2.0) / (height * 0.465);
    double inside = (1 - Math.hypot(u, v)) * width * 0.46;
    if (inside > 4) {
      return inside < 16 ? Ink.scaled(rgb, 0.9 + inside * 0.00625) : rgb;
    }
    if (inside > -2) {
      return Ink.lit(GILT, 30 * Math.sin(inside * 1.4));
    }
    return Ink.lit(
        MOUNT, 7 * (noise.grain(x, y) - 0.5) + Math.max(-22, Math.min(0, -26 - inside * 2)));
  }
}
