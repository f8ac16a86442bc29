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

  // Squared gradient lengths that part none, faint, clear and strong edges: 1, 3, 8 % of white.
  private static final float FAINT = 0.01f * 0.01f;
  private static final float CLEAR = 0.03f * 0.03f;
  private static final float STRONG = 0.08f * 0.08f;

  /** Gradients are compared within 3 × 3 cells of 2 × 2 pixels. */
  private static final int CELL = 2;

  private static final int REACH = 1;

  private LineBlock() {}

  static float[] describe(LabPicture picture) {
    float[] block = new float[SIZE];
    Plane plane = picture.lightness();
    for (int scale = 0; scale < SCALES; scale++) {
      coherences(plane).writeRoots(block, scale * PER_SCALE);
      plane = plane.halved();
    }
    return block;
  }

  private static Histogram coherences(Plane plane) {
    int columns = (plane.width() - 2) / CELL;
    int rows = (plane.height() - 2) / CELL;
    float[] xx = new float[columns * rows];
    float[] yy = new float[columns * rows];
    float[] xy = new float[columns * rows];
    addGradients(plane, columns, rows, xx, yy, xy);
    float[] meanXx = new Plane(columns, rows, xx).blurred(REACH).values();
    float[] meanYy = new Plane(columns, rows, yy).blurred(REACH).values();
    float[] meanXy = new Plane(columns, rows, xy).blurred(REACH).values();
    double[] counts = new double[PER_SCALE];
    for (int i = 0; i < meanXx.length; i++) {
      float difference = meanXx[i] - meanYy[i];
      float mixed = 2 * meanXy[i];
      float energy = meanXx[i] + meanYy[i];
      float coherence =
          energy < 1e-9f ? 0 : (float) Math.sqrt(difference * difference + mixed * mixed) / energy;
      float place = Math.min(coherence, 1) * (COHERENCES - 1);
      int left = Math.min((int) place, COHERENCES - 2);
      float after = place - left;
      int bin = strengthOf(energy) * COHERENCES + left;
      counts[bin] += 1 - after;
      counts[bin + 1] += after;
    }
    return Histogram.of(counts);
  }

  /** The mean products of the gradients over each cell. */
  private static void addGradients(
      Plane plane, int columns, int rows, float[] xx, float[] yy, float[] xy) {
    int width = plane.width();
    float[] values = plane.values();
    float share = 1f / (CELL * CELL);
    for (int y = 0; y < rows * CELL; y++) {
      int start = (y + 1) * width + 1;
      int cells = y / CELL * columns;
      for (int x = 0; x < columns * CELL; x++) {
        int i = start + x;
        int cell = cells + x / CELL;
        float gx = values[i + 1] - values[i - 1];
        float gy = values[i + width] - values[i - width];
        xx[cell] += gx * gx * share;
        yy[cell] += gy * gy * share;
        xy[cell] += gx * gy * share;
      }
    }
  }

  private static int strengthOf(float energy) {
    return (energy >= FAINT ? 1 : 0) + (energy >= CLEAR ? 1 : 0) + (energy >= STRONG ? 1 : 0);
  }
}
