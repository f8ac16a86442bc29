package org.asterism.sandbox.studio;

import java.util.SplittableRandom;

/** Thin colour on wet paper: it spreads, dries darker at the rim, and leaves much white. */
final class Washes {
  private static final int PAPER = 0xF6F4EC;

  private Washes() {}

  static Pixels paint(Pixels sketch, Palette palette, Hand hand, SplittableRandom random) {
    int width = sketch.width();
    int height = sketch.height();
    Noise noise = new Noise(random.nextLong());
    Pixels wet = sketch.softened(Math.max(2, (int) Math.round(4 * hand.breadth())));
    Pixels damp = sketch.softened(1);
    Pixels sheet = Pixels.blank(width, height, PAPER);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double runX =
            11 * (noise.at(x / 26.0, y / 26.0) - 0.5) + 4 * (noise.at(x / 7.0, y / 7.0) - 0.5);
        double runY =
            11 * (noise.at(x / 26.0 + 90, y / 26.0) - 0.5)
                + 4 * (noise.at(x / 7.0, y / 7.0 + 60) - 0.5);
        int far = wet.at(x + runX * 2, y + runY * 2);
        int near = damp.at(x + runX * 0.7, y + runY * 0.7);
        double focus = noise.at(x / 90.0 + 20, y / 90.0 + 20);
        int pigment = Ink.mix(far, near, 0.3 + 0.5 * focus);
        double rim = Math.max(0, Ink.luma(far) - Ink.luma(near)) * 0.5;
        double pool = 26 * (noise.at(x / 40.0 + 9, y / 24.0 + 9) - 0.5);
        double granule = noise.at(x / 1.8, y / 1.8) - 0.5;
        double edge =
            hand.framed() ? Math.min(Math.min(x, width - x), Math.min(y, height - y)) : 99;
        double strength = strength(x, y, edge, noise);
        int colour = Ink.lit(pigment, -rim + pool + 15 * granule);
        sheet.rgb()[y * width + x] =
            Ink.lit(Ink.mix(PAPER, colour, strength), 9 * (noise.at(x / 1.3, y / 1.3) - 0.5));
      }
    }
    return sheet;
  }

  /** Colour fades towards a ragged edge and in blooms of clear water. */
  private static double strength(int x, int y, double edge, Noise noise) {
    double ragged = edge - 14 - 26 * noise.at(x / 22.0 + 5, y / 22.0 + 5);
    double bloom = Math.max(0, noise.at(x / 75.0 + 70, y / 60.0 + 30) - 0.66) * 2;
    return Math.max(0, Math.min(1, ragged / 7)) * (0.82 - bloom);
  }
}
