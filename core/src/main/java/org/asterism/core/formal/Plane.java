package org.asterism.core.formal;

/**
 * One channel of a picture.
 *
 * @param values {@code width × height} numbers, row by row; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // planes are passed on, never compared
record Plane(int width, int height, float[] values) {
  /** The smallest side a plane is halved to; below it a neighbourhood says nothing. */
  private static final int SMALLEST = 8;

  float at(int x, int y) {
    return values[y * width + x];
  }

  /** This plane at half the size, four values averaged into one; itself once it is too small. */
  Plane halved() {
    if (Math.min(width, height) < 2 * SMALLEST) {
      return this;
    }
    int halfWidth = width / 2;
    int halfHeight = height / 2;
    float[] half = new float[halfWidth * halfHeight];
    for (int y = 0; y < halfHeight; y++) {
      for (int x = 0; x < halfWidth; x++) {
        int i = 2 * y * width + 2 * x;
        half[y * halfWidth + x] =
            (values[i] + values[i + 1] + values[i + width] + values[i + width + 1]) / 4;
      }
    }
    return new Plane(halfWidth, halfHeight, half);
  }

  /** The change from the left to the right neighbour. */
  float across(int x, int y) {
    int i = y * width + x;
    return values[i + 1] - values[i - 1];
  }

  /** The change from the upper to the lower neighbour. */
  float down(int x, int y) {
    int i = y * width + x;
    return values[i + width] - values[i - width];
  }

  /** The mean over the square reaching {@code reach} to each side; outside counts as zero. */
  Plane blurred(int reach) {
    float[] rows = new float[values.length];
    for (int y = 0; y < height; y++) {
      slidingSum(values, rows, y * width, width, reach);
    }
    // Whole rows are added and taken away, as memory lies.
    float[] squares = new float[values.length];
    double[] sums = new double[width];
    double scale = 1.0 / ((2 * reach + 1) * (2 * reach + 1));
    for (int y = -reach; y < height; y++) {
      if (y + reach < height) {
        add(rows, (y + reach) * width, 1, sums);
      }
      if (y - reach - 1 >= 0) {
        add(rows, (y - reach - 1) * width, -1, sums);
      }
      if (y >= 0) {
        for (int x = 0; x < width; x++) {
          squares[y * width + x] = (float) (sums[x] * scale);
        }
      }
    }
    return new Plane(width, height, squares);
  }

  private static void add(float[] from, int start, double sign, double[] to) {
    for (int x = 0; x < to.length; x++) {
      to[x] += sign * from[start + x];
    }
  }

  private static void slidingSum(float[] from, float[] to, int start, int count, int reach) {
    double sum = 0;
    for (int i = 0; i < Math.min(reach, count); i++) {
      sum += from[start + i];
    }
    for (int i = 0; i < count; i++) {
      if (i + reach < count) {
        sum += from[start + i + reach];
      }
      if (i > reach) {
        sum -= from[start + i - reach - 1];
      }
      to[start + i] = (float) sum;
    }
  }
}
