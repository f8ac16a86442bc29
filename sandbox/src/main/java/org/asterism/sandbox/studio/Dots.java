package org.asterism.sandbox.studio;

import java.util.SplittableRandom;

/** Round touches of unmixed colour, every few of them the complement. */
final class Dots {
  private static final int PRIMING = 0xF7F2E4;

  private Dots() {}

  static Pixels paint(Pixels sketch, Palette palette, Hand hand, SplittableRandom random) {
    int width = sketch.width();
    int height = sketch.height();
    Noise noise = new Noise(random.nextLong());
    Pixels canvas = Pixels.blank(width, height, PRIMING);
    for (int at = 0; at < canvas.rgb().length; at++) {
      canvas.rgb()[at] = Ink.mix(PRIMING, sketch.rgb()[at], 0.55);
    }
    Brush brush = new Brush(canvas, noise, 9, 0);
    double pitch = 4.7 * hand.breadth();
    int rows = (int) (height / pitch) + 2;
    int columns = (int) (width / pitch) + 2;
    for (int layer = 0; layer < 2; layer++) {
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          double x = (column + random.nextDouble() * 1.1 + layer * 0.5 - 0.3) * pitch;
          double y = (row + random.nextDouble() * 1.1 + layer * 0.5 - 0.3) * pitch;
          int rgb = sketch.at(x, y);
          double choice = random.nextDouble();
          int dot;
          if (choice < 0.16) {
            dot = Ink.mix(Ink.turned(rgb, 0.5, 1.5, 1.02), rgb, 0.3);
          } else if (choice < 0.55) {
            dot = Ink.turned(rgb, choice < 0.35 ? 0.06 : -0.06, 1.6, 1.02);
          } else {
            dot = Ink.lit(Ink.turned(rgb, 0, 1.35, 1), 30 * (random.nextDouble() - 0.4));
          }
          brush.stroke(x, y, 0, 0, pitch * (0.85 + 0.4 * random.nextDouble()), dot, 0.92);
        }
      }
    }
    return canvas;
  }
}
