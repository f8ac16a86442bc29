package org.asterism.core.image;

import java.util.Arrays;

/**
 * A 64-bit fingerprint of a picture's coarse forms: whether each of 8 × 8 low frequencies of its
 * cosine transform is stronger than the median of them. It looks at other things than {@link
 * DifferenceHash} does, so that two pictures which agree in both are hardly different ones.
 *
 * <p>Integer arithmetic throughout: the same on every machine, and 0 for a picture of one colour.
 *
 * @see <a href="https://www.phash.org/docs/pubs/thesis_zauner.pdf">C. Zauner, "Implementation and
 *     Benchmarking of Perceptual Image Hash Functions" (2010), 3.2.1: 32 × 32 grey values, the
 *     coefficients (1, 1) to (8, 8)</a>
 */
public final class PerceptualHash {
  private static final int SIDE = 32;
  private static final int FREQUENCIES = 8;

  /** Of the picture reduced to the cells that are transformed. */
  static final AreaAverage.Size CELLS = new AreaAverage.Size(SIDE, SIDE);

  /** Cosines by frequency from 1 and position, in 4096ths. */
  private static final int[][] COSINES = new int[FREQUENCIES][SIDE];

  static {
    for (int u = 0; u < FREQUENCIES; u++) {
      for (int x = 0; x < SIDE; x++) {
        double angle = (2 * x + 1) * (u + 1) * Math.PI / (2 * SIDE);
        COSINES[u][x] = (int) StrictMath.rint(4096 * StrictMath.cos(angle));
      }
    }
  }

  private PerceptualHash() {}

  /** The fingerprint; the highest bit is the lowest frequency both ways. */
  public static long of(Picture picture) {
    return ofCells(picture.resizedTo(SIDE, SIDE));
  }

  static long ofCells(Picture cells) {
    long[] coefficients = transformed(cells.rgb());
    long[] sorted = coefficients.clone();
    Arrays.sort(sorted);
    // The lower of the two middle ones, as good as their mean for counting bits.
    long median = sorted[sorted.length / 2 - 1];
    long hash = 0;
    for (long coefficient : coefficients) {
      hash = hash << 1 | (coefficient > median ? 1 : 0);
    }
    return hash;
  }

  /** In how many of the 64 bits two fingerprints differ. */
  public static int distance(long a, long b) {
    return Long.bitCount(a ^ b);
  }

  private static long[] transformed(int[] rgb) {
    long[] rows = new long[SIDE * FREQUENCIES];
    for (int y = 0; y < SIDE; y++) {
      for (int u = 0; u < FREQUENCIES; u++) {
        long sum = 0;
        for (int x = 0; x < SIDE; x++) {
          sum += (long) COSINES[u][x] * Luma.of(rgb[y * SIDE + x]);
        }
        rows[y * FREQUENCIES + u] = sum;
      }
    }
    long[] coefficients = new long[FREQUENCIES * FREQUENCIES];
    for (int v = 0; v < FREQUENCIES; v++) {
      for (int u = 0; u < FREQUENCIES; u++) {
        for (int y = 0; y < SIDE; y++) {
          coefficients[v * FREQUENCIES + u] += COSINES[v][y] * rows[y * FREQUENCIES + u];
        }
      }
    }
    return coefficients;
  }
}
