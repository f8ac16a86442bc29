package org.asterism.core.image;

/**
 * Which pixels stand out from what is around them, as ink does from paper.
 *
 * @see <a href="https://doi.org/10.1016/S0031-3203(99)00055-2">J. Sauvola, M. Pietikäinen,
 *     "Adaptive document image binarization" (2000)</a>, whose local mean and deviation are used
 *     here with a threshold that works for light on dark too
 */
final class Binarised {
  /** How far, in pixels, the surroundings reach. */
  private static final int AROUND = 15;

  /** By how many local standard deviations a pixel must differ from the local mean. */
  private static final double OUTSTANDING = 0.6;

  /** The least local deviation, of 255, that ink on paper makes. */
  private static final double LEAST_DEVIATION = 14;

  private Binarised() {}

  /**
   * @param grey width × height values from 0 to 255
   * @return by pixel: 1 if darker than its surroundings, −1 if lighter, else 0
   */
  static byte[] of(int[] grey, int width, int height) {
    long[] sums = new long[(width + 1) * (height + 1)];
    long[] squares = new long[(width + 1) * (height + 1)];
    for (int y = 0; y < height; y++) {
      long row = 0;
      long rowSquares = 0;
      for (int x = 0; x < width; x++) {
        int value = grey[y * width + x];
        row += value;
        rowSquares += (long) value * value;
        int at = (y + 1) * (width + 1) + x + 1;
        sums[at] = sums[at - width - 1] + row;
        squares[at] = squares[at - width - 1] + rowSquares;
      }
    }
    byte[] marks = new byte[width * height];
    for (int y = 0; y < height; y++) {
      int top = Math.max(0, y - AROUND) * (width + 1);
      int bottom = Math.min(height, y + AROUND + 1) * (width + 1);
      for (int x = 0; x < width; x++) {
        int left = Math.max(0, x - AROUND);
        int right = Math.min(width, x + AROUND + 1);
        double count = (double) (bottom - top) / (width + 1) * (right - left);
        double mean = within(sums, top, bottom, left, right) / count;
        double variance = within(squares, top, bottom, left, right) / count - mean * mean;
        if (variance >= LEAST_DEVIATION * LEAST_DEVIATION) {
          double away = (grey[y * width + x] - mean) / Math.sqrt(variance);
          marks[y * width + x] = (byte) (away < -OUTSTANDING ? 1 : away > OUTSTANDING ? -1 : 0);
        }
      }
    }
    return marks;
  }

  private static double within(long[] sums, int top, int bottom, int left, int right) {
    return sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left];
  }
}
