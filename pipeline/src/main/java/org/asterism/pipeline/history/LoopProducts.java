package org.asterism.pipeline.history;

import java.util.Arrays;

/** In plain loops, most of which the JIT compiler turns into vector instructions. */
final class LoopProducts implements SmallProducts {
  @Override
  public void multiply(
      float[] left,
      int leftRow,
      int leftColumn,
      float[] right,
      float[] out,
      int width,
      int rows,
      int terms,
      int columns) {
    for (int r = 0; r < rows; r++) {
      int to = r * width;
      Arrays.fill(out, to, to + columns, 0);
      for (int k = 0; k < terms; k += STEP) {
        int at = r * leftRow + k * leftColumn;
        add4(
            left[at],
            left[at + leftColumn],
            left[at + 2 * leftColumn],
            left[at + 3 * leftColumn],
            right,
            k * width,
            width,
            out,
            to,
            columns);
      }
    }
  }

  private static void add4(
      float s0,
      float s1,
      float s2,
      float s3,
      float[] right,
      int from,
      int width,
      float[] out,
      int to,
      int columns) {
    int from1 = from + width;
    int from2 = from1 + width;
    int from3 = from2 + width;
    for (int c = 0; c < columns; c++) {
      out[to + c] +=
          s0 * right[from + c]
              + s1 * right[from1 + c]
              + s2 * right[from2 + c]
              + s3 * right[from3 + c];
    }
  }

  @Override
  public void pulls(float[] products, float[] weights, int from, int to, float should) {
    for (int i = from; i < to; i++) {
      products[i] = weights[i] * (should - Sigmoid.of(products[i]));
    }
  }

  @Override
  public float squares(float[] values, int from, int count) {
    float[] lanes = new float[LANES];
    for (int i = from; i < from + count; i += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        lanes[lane] += values[i + lane] * values[i + lane];
      }
    }
    return inPairs(lanes);
  }

  /** The sum of eight numbers. */
  static float inPairs(float[] lanes) {
    return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
        + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
  }

  @Override
  public void add(float scale, float[] values, int from, float[] vector) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] += scale * values[from + i];
    }
  }
}
