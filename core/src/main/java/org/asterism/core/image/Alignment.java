package org.asterism.core.image;

import java.util.Arrays;

/**
 * How well one grey square agrees with another after it was moved and stretched a little, as a
 * crop, a scan with its margin or a slightly turned camera would have done.
 *
 * @param agreement Pearson's correlation of the two, in [-1, 1]
 * @param fineAgreement the same of what remains when the mean around each value is taken away
 */
record Alignment(double agreement, double fineAgreement) {
  private static final int SIDE = Miniature.SIDE;

  /**
   * The most any of the four borders is moved, in parts of a side; also the margin not compared.
   */
  private static final double REACH = 0.061;

  private static final double COARSEST = 0.03;
  private static final double FINEST = 0.0018;
  private static final int STEPS = 6;

  /** How far, in values, a mean reaches to each side. */
  private static final int AROUND = 2;

  /** Left, right, top, bottom: each alone, and two at once as moving and zooming does. */
  private static final int[][] MOVES = {
    {1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1},
    {1, 1, 0, 0}, {0, 0, 1, 1}, {1, -1, 0, 0}, {0, 0, 1, -1}
  };

  static Alignment unmoved(double[] a, double[] b) {
    return new Alignment(correlation(a, b), correlation(fine(a), fine(b)));
  }

  /** The best found by climbing from no change at all, in ever smaller steps. */
  static Alignment best(double[] fixed, double[] moved) {
    double[] borders = new double[4];
    double best = correlation(fixed, moved);
    for (double step = COARSEST; step > FINEST; step /= 2) {
      for (int i = 0; i < STEPS; i++) {
        double[] better = null;
        for (int[] move : MOVES) {
          for (int sign = -1; sign <= 1; sign += 2) {
            double[] tried = moved(borders, move, sign * step);
            if (Arrays.stream(tried).allMatch(border -> Math.abs(border) <= REACH)) {
              double agreement = correlation(fixed, window(moved, tried));
              if (agreement > best) {
                best = agreement;
                better = tried;
              }
            }
          }
        }
        if (better == null) {
          break;
        }
        borders = better;
      }
    }
    return new Alignment(best, correlation(fine(fixed), fine(window(moved, borders))));
  }

  private static double[] moved(double[] borders, int[] move, double by) {
    double[] moved = new double[4];
    for (int i = 0; i < 4; i++) {
      moved[i] = borders[i] + by * move[i];
    }
    return moved;
  }

  /** What lies within these borders, brought to the whole square; the edge goes on outside it. */
  private static double[] window(double[] grey, double[] borders) {
    double[] window = new double[grey.length];
    for (int y = 0; y < SIDE; y++) {
      double v = place(y, borders[2], borders[3]);
      for (int x = 0; x < SIDE; x++) {
        double u = place(x, borders[0], borders[1]);
        int left = (int) u;
        int top = (int) v;
        int right = Math.min(SIDE - 1, left + 1);
        int bottom = Math.min(SIDE - 1, top + 1);
        double above = between(grey[top * SIDE + left], grey[top * SIDE + right], u - left);
        double below = between(grey[bottom * SIDE + left], grey[bottom * SIDE + right], u - left);
        window[y * SIDE + x] = between(above, below, v - top);
      }
    }
    return window;
  }

  private static double place(int i, double first, double last) {
    double place = (first + (i + 0.5) / SIDE * (1 - first - last)) * SIDE - 0.5;
    return Math.max(0, Math.min(SIDE - 1, place));
  }

  private static double between(double a, double b, double part) {
    return a + (b - a) * part;
  }

  private static double[] fine(double[] grey) {
    double[] fine = new double[grey.length];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double sum = 0;
        int count = 0;
        for (int j = Math.max(0, y - AROUND); j <= Math.min(SIDE - 1, y + AROUND); j++) {
          for (int i = Math.max(0, x - AROUND); i <= Math.min(SIDE - 1, x + AROUND); i++) {
            sum += grey[j * SIDE + i];
            count++;
          }
        }
        fine[y * SIDE + x] = grey[y * SIDE + x] - sum / count;
      }
    }
    return fine;
  }

  /** Without the margin, where a crop leaves nothing to compare; 0 if either is of one value. */
  private static double correlation(double[] a, double[] b) {
    int margin = (int) Math.ceil(SIDE * REACH);
    double sumA = 0;
    double sumB = 0;
    double squaresA = 0;
    double squaresB = 0;
    double products = 0;
    for (int y = margin; y < SIDE - margin; y++) {
      for (int x = margin; x < SIDE - margin; x++) {
        double p = a[y * SIDE + x];
        double q = b[y * SIDE + x];
        sumA += p;
        sumB += q;
        squaresA += p * p;
        squaresB += q * q;
        products += p * q;
      }
    }
    double count = (SIDE - 2.0 * margin) * (SIDE - 2.0 * margin);
    double spread = (squaresA - sumA * sumA / count) * (squaresB - sumB * sumB / count);
    return spread <= 0 ? 0 : (products - sumA * sumB / count) / Math.sqrt(spread);
  }
}
