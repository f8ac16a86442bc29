package org.asterism.core.formal;

/**
 * Whether edges are drawn lines or loose dabs: how far the gradients around a point agree in
 * direction (the coherence of the structure tensor, 0 to 1), apart for faint and for strong edges,
 * at three scales.
 *
 * @see <a href="https://doi.org/10.1023/A:1008009714131">J. Weickert, "Coherence-enhancing
 *     diffusion filtering" (1999)</a>
 */
final class LineBlock {
  private static final int SCALES = 3;
  private static final int COHERENCES = 5;
  private static final int STRENGTHS = 4;
  private static final int PER_SCALE = COHERENCES * STRENGTHS;
  static final int SIZE = SCALES * PER_SCALE;

  /** Squared gradient lengths that part none, faint, clear and strong edges: 1, 3, 8 % of white. */
  private static final double[] STRENGTH_LIMITS = {0.01 * 0.01, 0.03 * 0.03, 0.08 * 0.08};

  /** Gradients are compared within 7 × 7 pixels. */
  private static final int REACH = 3;

  private LineBlock() {}

  static float[] describe(LabPicture picture) {
    float[] block = new float[SIZE];
    Plane plane = picture.lightness();
    for (int scale = 0; scale < SCALES; scale++) {
      coherences(plane).write(block, scale * PER_SCALE, 0.5);
      plane = plane.halved();
    }
    return block;
  }

  private static Histogram coherences(Plane plane) {
    int width = plane.width();
    int height = plane.height();
    float[] xx = new float[width * height];
    float[] yy = new float[width * height];
    float[] xy = new float[width * height];
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        float gx = plane.across(x, y);
        float gy = plane.down(x, y);
        xx[i] = gx * gx;
        yy[i] = gy * gy;
        xy[i] = gx * gy;
      }
    }
    Plane meanXx = new Plane(width, height, xx).blurred(REACH);
    Plane meanYy = new Plane(width, height, yy).blurred(REACH);
    Plane meanXy = new Plane(width, height, xy).blurred(REACH);
    Histogram histogram = new Histogram(PER_SCALE);
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        double difference = meanXx.at(x, y) - meanYy.at(x, y);
        double mixed = 2 * meanXy.at(x, y);
        double energy = meanXx.at(x, y) + meanYy.at(x, y);
        double coherence =
            energy < 1e-9 ? 0 : Math.sqrt(difference * difference + mixed * mixed) / energy;
        int strength = strengthOf(energy);
        histogram.share(strength * COHERENCES, COHERENCES, coherence * (COHERENCES - 1), 1);
      }
    }
    return histogram;
  }

  private static int strengthOf(double energy) {
    int strength = 0;
    while (strength < STRENGTH_LIMITS.length && energy >= STRENGTH_LIMITS[strength]) {
      strength++;
    }
    return strength;
  }
}
