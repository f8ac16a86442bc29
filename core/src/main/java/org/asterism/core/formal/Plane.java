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
      slidingSum(values, rows, y * width, 1, width, reach);
    }
    float[] squares = new float[values.length];
    for (int x = 0; x < width; x++) {
      slidingSum(rows, squares, x, width, height, reach);
    }
    int side = 2 * reach + 1;
    for (int i = 0; i < squares.length; i++) {
      squares[i] /= side * side;
    }
    return new Plane(width, height, squares);
  }

  private static void slidingSum(
      float[] from, float[] to, int start, int step, int count, int reach) {
    double sum = 0;
    for (int i = -reach; i < count; i++) {
      if (i + reach < count) {
        sum += from[start + (i + reach) * step];
      }
      if (i - reach - 1 >= 0) {
        sum -= from[start + (i - reach - 1) * step];
      }
      if (i >= 0) {
        to[start + i * step] = (float) sum;
      }
    }
  }
}
