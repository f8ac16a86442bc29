package org.asterism.sandbox.studio;

import java.util.SplittableRandom;

/** Five flat inks, slightly out of register, a screen of dots for the middle tone, a blank band. */
final class Lithograph {
  private static final int CREAM = 0xF2E6CF;
  private static final int RED = 0xD6281E;
  private static final int BLACK = 0x17171B;
  private static final int TEAL = 0x0F6E78;
  private static final int YELLOW = 0xF2B21C;
  private static final int[] INKS = {CREAM, RED, BLACK, TEAL, YELLOW};

  private Lithograph() {}

  static Pixels paint(Pixels sketch, Palette palette, Hand hand, SplittableRandom random) {
    int width = sketch.width();
    int height = sketch.height();
    Noise noise = new Noise(random.nextLong());
    int ground = new int[] {CREAM, YELLOW, TEAL, RED}[random.nextInt(4)];
    double slipX = 1 + random.nextDouble() * 1.5;
    double slipY = random.nextDouble() * 2 - 1;
    double screen = 6 * hand.breadth();
    Pixels print = Pixels.blank(width, height, CREAM);
    int margin = hand.framed() ? 14 : 0;
    int band = hand.framed() ? height - 64 : height;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int ink = CREAM;
        if (x >= margin && x < width - margin && y >= margin && y < band) {
          int first = nearest(sketch.at(x, y));
          int slipped = nearest(sketch.at(x + slipX, y + slipY));
          ink = slipped == RED || slipped == YELLOW ? slipped : first;
          if (ink == CREAM) {
            ink = rays(x, y, width, height, ground);
          }
          ink = screened(ink, sketch.at(x, y), x, y, screen);
        } else if (y >= band + 14 && y < height - margin && x >= margin && x < width - margin) {
          ink = bars(x - margin, y - band - 14, width - 2 * margin, ground, noise);
        }
        print.rgb()[y * width + x] = Ink.lit(ink, 10 * (noise.grain(x, y) - 0.6));
      }
    }
    return print;
  }

  private static int nearest(int rgb) {
    int best = CREAM;
    for (int ink : INKS) {
      if (Ink.distance(rgb, ink) < Ink.distance(rgb, best)) {
        best = ink;
      }
    }
    return best;
  }

  /** Where the paper would show, broad rays of a ground colour fan out from below. */
  private static int rays(int x, int y, int width, int height, int ground) {
    double angle = Math.atan2(height * 0.72 - y, x - width * 0.5);
    boolean ray = Math.floorMod((int) Math.floor(angle * 18 / Math.PI), 2) == 0;
    return ray && ground != CREAM ? ground : CREAM;
  }

  private static int screened(int ink, int tone, int x, int y, double screen) {
    int off = Ink.luma(tone) - Ink.luma(ink);
    if (off > -14) {
      return ink;
    }
    double u = (x + y) / screen;
    double v = (x - y) / screen;
    double du = u - Math.floor(u) - 0.5;
    double dv = v - Math.floor(v) - 0.5;
    return Math.hypot(du, dv) < Math.min(0.42, -off / 90.0) ? BLACK : ink;
  }

  /** Heavy bars, where a poster has its words. */
  private static int bars(int x, int y, int width, int ground, Noise noise) {
    int row = y / 20;
    if (y % 20 > 12) {
      return CREAM;
    }
    int letter = x / 13;
    boolean gap = x % 13 > 9 || noise.grain(letter, row) < 0.16;
    double end = width * (row == 0 ? 1 : 0.6);
    return gap || x > end ? CREAM : row == 0 ? BLACK : ground == CREAM ? RED : ground;
  }
}
