package org.asterism.core.formal;

/**
 * Pictures of nothing: discs of every size lying on one another like leaves, of muted colours, with
 * a little grain. They share the statistics of real pictures that come from things hiding things,
 * such as how often neighbours are alike at any scale, and mean nothing else.
 *
 * @see <a href="https://doi.org/10.1023/A:1011109015675">A. B. Lee, D. Mumford and J. Huang,
 *     "Occlusion models for natural images" (2001)</a>
 */
final class DeadLeaves {
  // Drawn at twice the working size and halved, as a reduced photograph has soft edges too.
  private static final int WIDTH = 2 * LabPicture.LONG_SIDE;
  private static final int HEIGHT = 2 * 192;

  /** Radii in pixels, with a density of 1/r³, which makes every scale look like every other. */
  private static final double SMALLEST = 4;

  private static final double LARGEST = 160;

  /** Enough for nothing of the ground to remain. */
  private static final int DISCS = 12_000;

  private final float[] lightness = new float[WIDTH * HEIGHT];
  private final float[] greenRed = new float[WIDTH * HEIGHT];
  private final float[] blueYellow = new float[WIDTH * HEIGHT];
  private long state;

  private DeadLeaves(int number) {
    state = number;
  }

  /** The picture of that number: the same number, the same picture. */
  static LabPicture picture(int number) {
    DeadLeaves leaves = new DeadLeaves(number);
    leaves.fall();
    leaves.addGrain();
    return new LabPicture(
        new Plane(WIDTH, HEIGHT, leaves.lightness).halved(),
        new Plane(WIDTH, HEIGHT, leaves.greenRed).halved(),
        new Plane(WIDTH, HEIGHT, leaves.blueYellow).halved());
  }

  private void fall() {
    // A warm, rather dark key for the picture as a whole, as varnish and museum light give it.
    double key = 0.45 + 0.15 * bell();
    double red = 0.015 + 0.010 * bell();
    double yellow = 0.035 + 0.020 * bell();
    double small = 1 / (SMALLEST * SMALLEST);
    double large = 1 / (LARGEST * LARGEST);
    for (int disc = 0; disc < DISCS; disc++) {
      double radius = 1 / Math.sqrt(large + uniform() * (small - large));
      double x = uniform() * WIDTH;
      double y = uniform() * HEIGHT;
      float l = (float) Math.max(0, Math.min(1, key + 0.18 * bell()));
      float a = (float) (red + 0.02 * bell());
      float b = (float) (yellow + 0.03 * bell());
      lay(x, y, radius, l, a, b);
    }
  }

  private void lay(double centreX, double centreY, double radius, float l, float a, float b) {
    int top = (int) Math.max(0, Math.ceil(centreY - radius));
    int bottom = (int) Math.min(HEIGHT - 1, centreY + radius);
    for (int y = top; y <= bottom; y++) {
      double half = Math.sqrt(Math.max(0, radius * radius - (y - centreY) * (y - centreY)));
      int left = (int) Math.max(0, Math.ceil(centreX - half));
      int right = (int) Math.min(WIDTH - 1, centreX + half);
      for (int i = y * WIDTH + left; i <= y * WIDTH + right; i++) {
        lightness[i] = l;
        greenRed[i] = a;
        blueYellow[i] = b;
      }
    }
  }

  private void addGrain() {
    for (int i = 0; i < lightness.length; i++) {
      lightness[i] += (float) (0.020 * bell());
      greenRed[i] += (float) (0.001 * bell());
      blueYellow[i] += (float) (0.001 * bell());
    }
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
