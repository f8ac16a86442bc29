package org.asterism.sandbox.studio;

import java.util.SplittableRandom;

/** One lamp, warm and low; around it everything sinks into varnish. */
final class Chiaroscuro {
  private Chiaroscuro() {}

  static Pixels paint(Pixels sketch, Palette palette, Hand hand, SplittableRandom random) {
    int width = sketch.width();
    int height = sketch.height();
    Noise noise = new Noise(random.nextLong());
    Pixels canvas = sketch.softened(2);
    Brush brush = new Brush(canvas, noise, 5, 0.5);
    for (int i = 0; i < 1500; i++) {
      double x = random.nextDouble() * width;
      double y = random.nextDouble() * height;
      double[] slope = sketch.slope(x, y, 5);
      double angle =
          Math.atan2(slope[1], slope[0]) + Math.PI / 2 + 0.5 * (random.nextDouble() - 0.5);
      brush.stroke(x, y, angle, 15 * hand.breadth(), 6 * hand.breadth(), sketch.at(x, y), 0.5);
    }
    double lampX = width * (0.36 + 0.2 * random.nextDouble());
    double lampY = height * (0.34 + 0.12 * random.nextDouble());
    double reach = width * 0.52;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double away = Math.hypot(x - lampX, (y - lampY) * 0.82) / reach;
        double light = 0.07 + 1.32 * Math.exp(-away * away * 1.25);
        int at = y * width + x;
        int rgb = Ink.mix(canvas.at(x, y), sketch.at(x, y), 0.35);
        int warm = Ink.mix(rgb, palette.rgb(Role.GLOW, 0), 0.16 * Math.exp(-away * away * 3));
        double weave = 3.5 * ((x ^ y) & 1) + 7 * (noise.at(x / 2.5, y / 2.5) - 0.5);
        double crack = Math.abs(noise.at(x / 19.0, y / 19.0) - 0.5) < 0.006 ? -9 : 0;
        canvas.rgb()[at] = Ink.lit(Ink.scaled(warm, light), weave + crack);
      }
    }
    return canvas;
  }
}
