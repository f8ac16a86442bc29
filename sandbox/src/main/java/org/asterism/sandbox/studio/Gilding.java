package org.asterism.sandbox.studio;

import java.util.SplittableRandom;

/** Tempera under a gold arch: punched gold, dark contours, fine cracks. */
final class Gilding {
  private static final int GOLD = 0xE0B050;
  private static final int CONTOUR = 0x3A1A0A;
  private static final int FRAME_RED = 0x8E2318;

  private Gilding() {}

  static Pixels paint(Pixels sketch, Palette palette, Hand hand, SplittableRandom random) {
    int width = sketch.width();
    int height = sketch.height();
    Noise noise = new Noise(random.nextLong());
    int sky = palette.rgb(Role.SKY, 0);
    double haloX = width * 0.5;
    double haloY = height * 0.3;
    Pixels panel = Pixels.blank(width, height, 0);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = sketch.at(x, y);
        rgb =
            isGold(rgb, sky)
                ? gold(rgb, x - haloX, y - haloY, hand.breadth(), noise)
                : tempera(rgb, x, y, noise);
        double[] slope = sketch.slope(x, y, 1);
        double edge = Math.abs(slope[0]) + Math.abs(slope[1]);
        rgb = Ink.mix(rgb, CONTOUR, Math.max(0, Math.min(0.9, (edge - 16) / 46.0)));
        if (Math.abs(noise.at(x / 13.0, y / 13.0) - 0.5) < 0.012) {
          rgb = Ink.scaled(rgb, 0.72);
        }
        panel.rgb()[y * width + x] = hand.framed() ? framed(rgb, x, y, width, height, noise) : rgb;
      }
    }
    return panel;
  }

  private static boolean isGold(int rgb, int sky) {
    int r = rgb >> 16 & 255;
    int b = rgb & 255;
    return Ink.distance(rgb, sky) < 150 && r - b > 60;
  }

  /** Rings and rays punched into the leaf around a centre. */
  private static int gold(int rgb, double dx, double dy, double breadth, Noise noise) {
    double radius = Math.hypot(dx, dy);
    double angle = Math.atan2(dy, dx);
    double shine = 26 * (noise.at(dx / 46 + 40, dy / 70 + 40) - 0.45);
    double rays = 9 * Math.cos(angle * 48);
    double rings = Math.cos(radius / (5.5 * breadth));
    double dots = Math.cos(angle * Math.max(8, Math.round(radius / 5)));
    double punch = rings > 0.55 && dots > 0.35 ? -46 : 12 * rings;
    return Ink.lit(Ink.mix(rgb, GOLD, 0.55), shine + rays + punch);
  }

  /** Hatching with a small brush, which is how egg tempera models. */
  private static int tempera(int rgb, int x, int y, Noise noise) {
    double hatch = Math.sin((x + y * 0.6) * 1.5) * 7;
    return Ink.lit(rgb, hatch + 16 * (noise.at(x / 3.0, y / 9.0) - 0.5));
  }

  private static int framed(int rgb, int x, int y, int width, int height, Noise noise) {
    double margin = width * 0.055;
    double radius = width / 2.0 - margin;
    double fromTop = y - margin - radius;
    double inside =
        fromTop < 0
            ? radius - Math.hypot(x - width / 2.0, fromTop)
            : Math.min(Math.min(x - margin, width - margin - x), height - margin - y);
    if (inside > 5) {
      return rgb;
    }
    if (inside > 0) {
      return Ink.lit(GOLD, 40 - inside * 16);
    }
    if (inside > -7) {
      return Ink.lit(FRAME_RED, inside * 6 + 10 * noise.grain(x, y));
    }
    double carved = Math.cos(x / 5.0) * Math.cos(y / 5.0);
    return Ink.lit(GOLD, carved * 26 - 36 + 14 * noise.at(x / 9.0, y / 9.0));
  }
}
