package org.asterism.core.formal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.asterism.core.image.Picture;

/**
 * Pictures of nothing: shapes of every size lying on one another like leaves. They share the
 * statistics of real pictures that come from things hiding things, such as how often neighbours are
 * alike at any scale, and mean nothing else. From picture to picture all else differs as it does
 * among photographs of paintings: key and range of light, tints, sizes, lengths and directions of
 * shapes, outlines, softness, texture, grain, and compression.
 *
 * @see <a href="https://doi.org/10.1023/A:1011109015675">A. B. Lee, D. Mumford and J. Huang,
 *     "Occlusion models for natural images" (2001)</a>
 */
final class DeadLeaves {
  // Drawn at twice the working size and halved, as a reduced photograph has soft edges too.
  private static final int WIDTH = 480;
  private static final int HEIGHT = 384;

  private final float[] lightness = new float[WIDTH * HEIGHT];
  private final float[] greenRed = new float[WIDTH * HEIGHT];
  private final float[] blueYellow = new float[WIDTH * HEIGHT];
  private long state;

  private DeadLeaves(int number) {
    state = number * 7919L;
  }

  /** The picture of that number: the same number, the same picture. */
  static Picture picture(int number) {
    DeadLeaves leaves = new DeadLeaves(number);
    leaves.draw();
    Picture small = leaves.halved();
    // As far above the working size as photographs usually are.
    Picture photograph = small.resizedTo(small.width() * 17 / 8, small.height() * 17 / 8);
    if (number % 3 == 0) {
      return photograph;
    }
    try {
      return PaintedPictures.recompressed(photograph, (float) leaves.between(0.6, 0.95));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void draw() {
    double key = 0.5 + 0.15 * bell();
    double range = spread(0.06, 0.3);
    // Rather warm on the whole, as varnish and museum light make it.
    double red = 0.012 + 0.015 * bell();
    double yellow = 0.03 + 0.03 * bell();
    double tint = spread(0.006, 0.07);
    // Radii with a density of 1/r³, which makes every scale look like every other.
    double smallest = spread(2, 16);
    double largest = spread(60, 400);
    double small = 1 / (smallest * smallest);
    double large = 1 / (largest * largest);
    double direction = uniform() * Math.PI;
    double scatter = uniform() < 0.5 ? 4 : spread(0.1, 1);
    double length = spread(1, 6);
    double outline = uniform() < 0.3 ? spread(0.02, 0.3) : 0;
    double grain = spread(0.001, 0.02);
    double lightFromLeft = 0.15 * bell();
    double lightFromAbove = 0.15 * bell();
    int shapes = (int) spread(60, 12_000);
    Arrays.fill(lightness, (float) key);
    Arrays.fill(greenRed, (float) red);
    Arrays.fill(blueYellow, (float) yellow);
    for (int shape = 0; shape < shapes; shape++) {
      double radius = 1 / Math.sqrt(large + uniform() * (small - large));
      double x = uniform() * WIDTH;
      double y = uniform() * HEIGHT;
      double angle = direction + scatter * bell();
      double stretch = Math.sqrt(1 + (length - 1) * uniform());
      float l = (float) (key + range * bell());
      float a = (float) (red + tint * bell() * 0.7);
      float b = (float) (yellow + tint * bell());
      if (outline > 0) {
        lay(x, y, radius * stretch + 1.5, radius / stretch + 1.5, angle, l - (float) outline, a, b);
      }
      lay(x, y, radius * stretch, radius / stretch, angle, l, a, b);
    }
    int softness = (int) (uniform() * 3);
    for (int time = 0; time < softness; time++) {
      soften(lightness);
      soften(greenRed);
      soften(blueYellow);
    }
    addTexture(spread(0.004, 0.06), uniform() - 0.5);
    addLightAndGrain(lightFromLeft, lightFromAbove, grain);
  }

  /** An ellipse of two half axes, the first turned by an angle. */
  private void lay(
      double centreX, double centreY, double p, double q, double angle, float l, float a, float b) {
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    // Inside where kx·x² + kxy·x·y + ky·y² ≤ 1.
    double kx = cos * cos / (p * p) + sin * sin / (q * q);
    double kxy = 2 * cos * sin * (1 / (p * p) - 1 / (q * q));
    double ky = sin * sin / (p * p) + cos * cos / (q * q);
    double halfHeight = Math.sqrt(p * p * sin * sin + q * q * cos * cos);
    int top = (int) Math.max(0, Math.ceil(centreY - halfHeight));
    int bottom = (int) Math.min(HEIGHT - 1, centreY + halfHeight);
    for (int y = top; y <= bottom; y++) {
      double dy = y - centreY;
      double inside = kxy * kxy * dy * dy - 4 * kx * (ky * dy * dy - 1);
      if (inside >= 0) {
        double middle = centreX - kxy * dy / (2 * kx);
        double half = Math.sqrt(inside) / (2 * kx);
        int left = (int) Math.max(0, Math.ceil(middle - half));
        int right = (int) Math.min(WIDTH - 1, middle + half);
        for (int i = y * WIDTH + left; i <= y * WIDTH + right; i++) {
          lightness[i] = l;
          greenRed[i] = a;
          blueYellow[i] = b;
        }
      }
    }
  }

  private static void soften(float[] values) {
    Plane blurred = new Plane(WIDTH, HEIGHT, values.clone()).blurred(1);
    for (int y = 1; y < HEIGHT - 1; y++) {
      System.arraycopy(blurred.values(), y * WIDTH + 1, values, y * WIDTH + 1, WIDTH - 2);
    }
  }

  /** Smooth noise of cells of 2 to 32 pixels, as canvas, paper and broken colour have it. */
  private void addTexture(double strength, double coarseness) {
    double stretch = spread(0.5, 2);
    for (int cell = 2; cell <= 32; cell *= 2) {
      double amplitude = strength * StrictMath.pow(cell / 2.0, coarseness);
      double cellWidth = Math.max(1, cell * stretch);
      double cellHeight = Math.max(1, cell / stretch);
      addNoise(lightness, cellWidth, cellHeight, amplitude);
      addNoise(greenRed, cellWidth, cellHeight, amplitude * 0.12);
      addNoise(blueYellow, cellWidth, cellHeight, amplitude * 0.15);
    }
  }

  private void addNoise(float[] values, double cellWidth, double cellHeight, double amplitude) {
    int columns = (int) (WIDTH / cellWidth) + 3;
    int rows = (int) (HEIGHT / cellHeight) + 3;
    double[] corners = new double[columns * rows];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = bell();
    }
    for (int y = 0; y < HEIGHT; y++) {
      int row = (int) (y / cellHeight);
      double below = y / cellHeight - row;
      for (int x = 0; x < WIDTH; x++) {
        int column = (int) (x / cellWidth);
        double right = x / cellWidth - column;
        int corner = row * columns + column;
        double upper = corners[corner] * (1 - right) + corners[corner + 1] * right;
        double lower =
            corners[corner + columns] * (1 - right) + corners[corner + columns + 1] * right;
        values[y * WIDTH + x] += (float) (amplitude * (upper * (1 - below) + lower * below));
      }
    }
  }

  private void addLightAndGrain(double fromLeft, double fromAbove, double grain) {
    for (int i = 0; i < lightness.length; i++) {
      double u = 2.0 * (i % WIDTH) / WIDTH - 1;
      double v = 2.0 * (i / WIDTH) / HEIGHT - 1;
      lightness[i] += (float) (fromLeft * u + fromAbove * v + grain * bell());
      greenRed[i] += (float) (grain * 0.05 * bell());
      blueYellow[i] += (float) (grain * 0.05 * bell());
    }
  }

  private Picture halved() {
    Plane l = new Plane(WIDTH, HEIGHT, lightness).halved();
    Plane a = new Plane(WIDTH, HEIGHT, greenRed).halved();
    Plane b = new Plane(WIDTH, HEIGHT, blueYellow).halved();
    int[] rgb = new int[l.values().length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = new Oklab(l.values()[i], a.values()[i], b.values()[i]).rgb();
    }
    return new Picture(l.width(), l.height(), rgb);
  }

  /** Evenly between two numbers. */
  private double between(double least, double most) {
    return least + uniform() * (most - least);
  }

  /** Between two numbers, every factor alike. */
  private double spread(double least, double most) {
    return least * StrictMath.pow(most / least, uniform());
  }

  /** Near enough a normal deviate: mean 0, variance 1, within ±3. */
  private double bell() {
    return 2 * (uniform() + uniform() + uniform() - 1.5);
  }

  /** In [0, 1): SplitMix64, a hash of a counter. */
  private double uniform() {
    state += 0x9E3779B97F4A7C15L;
    long mixed = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return ((mixed ^ mixed >>> 31) >>> 11) * 0x1p-53;
  }
}
