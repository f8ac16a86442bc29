package org.asterism.sandbox.studio;

import java.util.SplittableRandom;

/** Burin lines that swell with the shadow, in black on cream paper with a plate mark. */
final class Engraving {
  private static final int PAPER = 0xEFE3C6;
  private static final int AGED = 0xC9BFA6;
  private static final int INK = 0x211A14;

  private Engraving() {}

  static Pixels paint(Pixels sketch, Palette palette, Hand hand, SplittableRandom random) {
    int width = sketch.width();
    int height = sketch.height();
    Noise noise = new Noise(random.nextLong());
    Pixels soft = sketch.softened(2);
    Pixels print = Pixels.blank(width, height, PAPER);
    double pitch = 4.3 * hand.breadth();
    int margin = hand.framed() ? 20 : -3;
    int sheet = Ink.mix(PAPER, AGED, random.nextDouble() * 0.6);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int paper =
            Ink.lit(sheet, 16 * (noise.at(x / 70.0, y / 70.0) - 0.6) + 9 * noise.grain(x, y) - 5);
        int edge = Math.min(Math.min(x, width - 1 - x), Math.min(y, height - 1 - y));
        double ink = 0;
        if (edge > margin + 2) {
          ink = lines(sketch, soft, x, y, pitch, noise);
        } else if (edge >= margin) {
          ink = 0.85;
        } else if (edge == margin - 9) {
          ink = 0.12;
        }
        print.rgb()[y * width + x] = Ink.mix(paper, INK, ink);
      }
    }
    return print;
  }

  private static double lines(Pixels sketch, Pixels soft, int x, int y, double pitch, Noise noise) {
    double dark = 1 - Ink.luma(soft.at(x, y)) / 255.0;
    double[] slope = sketch.slope(x, y, 1);
    double contour = Math.min(1, Math.max(0, (Math.hypot(slope[0], slope[1]) - 14) / 34));
    double sway = 5 * noise.at(x / 34.0, y / 34.0) + dark * 2.6;
    double hatch = 0;
    hatch = Math.max(hatch, line(x * 0.32 + y * 0.95 + sway * 1.6, pitch, dark * 1.05 - 0.06));
    hatch = Math.max(hatch, line(x * 0.86 - y * 0.5 + sway, pitch, dark * 1.2 - 0.5));
    hatch = Math.max(hatch, line(x * 0.1 + y * 0.99 - sway, pitch * 0.8, dark * 1.3 - 0.85));
    return Math.min(0.96, Math.max(hatch, contour) * (0.85 + 0.2 * noise.grain(x, y)));
  }

  /**
   * @param weight share of the pitch that is inked
   */
  private static double line(double across, double pitch, double weight) {
    if (weight <= 0) {
      return 0;
    }
    double phase = across / pitch - Math.floor(across / pitch);
    double away = Math.abs(phase - 0.5) * 2;
    return Math.max(0, Math.min(1, (Math.min(0.85, weight) - away) * pitch * 0.7 + 0.35));
  }
}
