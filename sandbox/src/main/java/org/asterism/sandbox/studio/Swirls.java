package org.asterism.sandbox.studio;

import java.util.SplittableRandom;

/** Long loaded strokes that follow a field of eddies and the edges of things. */
final class Swirls {
  private Swirls() {}

  static Pixels paint(Pixels sketch, Palette palette, Hand hand, SplittableRandom random) {
    int width = sketch.width();
    int height = sketch.height();
    Noise noise = new Noise(random.nextLong());
    Pixels soft = sketch.softened(3);
    Pixels canvas = sketch.softened(2);
    Brush brush = new Brush(canvas, noise, 30, 0.25);
    for (int layer = 0; layer < 2; layer++) {
      double broad = (layer == 0 ? 8 : 4.6) * hand.breadth();
      int strokes = layer == 0 ? 900 : 2100;
      for (int i = 0; i < strokes; i++) {
        double x = random.nextDouble() * width;
        double y = random.nextDouble() * height;
        int rgb = sketch.at(x, y);
        double shift = random.nextDouble();
        int paint =
            shift < 0.1
                ? Ink.mix(rgb, palette.rgb(Role.GLOW, 0), 0.35)
                : shift < 0.22
                    ? Ink.mix(rgb, palette.rgb(Role.SHADE, 0.1), 0.4)
                    : Ink.lit(rgb, 50 * (random.nextDouble() - 0.5));
        curl(brush, soft, noise, x, y, broad, paint);
      }
    }
    return canvas;
  }

  /** Three short strokes, each turning with the field. */
  private static void curl(
      Brush brush, Pixels soft, Noise noise, double x, double y, double broad, int paint) {
    double atX = x;
    double atY = y;
    for (int piece = 0; piece < 3; piece++) {
      double angle = direction(soft, noise, atX, atY);
      brush.stroke(atX, atY, angle, broad * 1.9, broad * (1 - piece * 0.16), paint, 0.9);
      atX += Math.cos(angle) * broad * 1.5;
      atY += Math.sin(angle) * broad * 1.5;
    }
  }

  private static double direction(Pixels soft, Noise noise, double x, double y) {
    double eddy = noise.at(x / 95.0 + 11, y / 95.0 + 11) * 4 * Math.PI;
    double[] slope = soft.slope(x, y, 4);
    double strength = Math.min(1, Math.hypot(slope[0], slope[1]) / 60);
    double along = Math.atan2(slope[1], slope[0]) + Math.PI / 2;
    double u = Math.cos(eddy) * (1 - strength) + Math.cos(along) * strength;
    double v = Math.sin(eddy) * (1 - strength) + Math.sin(along) * strength;
    return Math.atan2(v, u);
  }
}
