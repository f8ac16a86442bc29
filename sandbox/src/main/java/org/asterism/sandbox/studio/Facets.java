package org.asterism.sandbox.studio;

import java.util.SplittableRandom;

/** The scene broken into flat planes, each lit from its own side, each a little displaced. */
final class Facets {
  private Facets() {}

  static Pixels paint(Pixels sketch, Palette palette, Hand hand, SplittableRandom random) {
    int width = sketch.width();
    int height = sketch.height();
    Noise noise = new Noise(random.nextLong());
    double cell = 52 * hand.breadth();
    Pixels canvas = Pixels.blank(width, height, 0);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        canvas.rgb()[y * width + x] = plane(sketch, palette, x, y, cell, noise);
      }
    }
    return canvas;
  }

  private static int plane(
      Pixels sketch, Palette palette, double x, double y, double cell, Noise noise) {
    // Two families of slanting lines cut the picture into kites and triangles.
    double bend = 1.6 * noise.at(x / 130, y / 130);
    double a = (x * 0.83 + y * 0.56) / cell + bend;
    double b = (x * -0.62 + y * 0.78) / cell - bend;
    int i = (int) Math.floor(a);
    int j = (int) Math.floor(b);
    double u = a - i;
    double v = b - j;
    double cut = 0.3 + 0.4 * noise.grain(i, j);
    int half = u * (1 - cut) + v * cut > 0.5 ? 1 : 0;
    double slideX = 9 * (noise.grain(i * 2 + half, j) - 0.5);
    double slideY = 9 * (noise.grain(i, j * 2 + half) - 0.5);
    double zoom = 1 + 0.1 * (noise.grain(i + half * 50, j + 31) - 0.5);
    double fromX = sketch.width() / 2.0 + (x - sketch.width() / 2.0) * zoom + slideX;
    double fromY = sketch.height() / 2.0 + (y - sketch.height() / 2.0) * zoom + slideY;
    int rgb = sketch.at(fromX, fromY);
    int centre = sketch.at(fromX * 0.7 + x * 0.3, fromY * 0.7 + y * 0.3);
    double lightSide = noise.grain(i + 13, j + half * 7) < 0.5 ? u : 1 - v;
    double light = 44 * (lightSide - 0.55) + 22 * (noise.grain(i + half, j + 99) - 0.5);
    int flat = Ink.mix(Ink.mix(rgb, centre, 0.3), palette.rgb(Role.STONE, 0), 0.05);
    double grain = 22 * (noise.grain((int) x, (int) y) - 0.5);
    double scumble = 18 * (noise.at(x / 3, y / 11) - 0.5);
    int lit = Ink.lit(flat, light + grain + scumble);
    double seam =
        Math.min(
            Math.min(Math.min(u, 1 - u), Math.min(v, 1 - v)),
            Math.abs(u * (1 - cut) + v * cut - 0.5));
    return seam * cell < 1.1 ? Ink.mix(lit, palette.rgb(Role.SHADE, 0), 0.5) : lit;
  }
}
