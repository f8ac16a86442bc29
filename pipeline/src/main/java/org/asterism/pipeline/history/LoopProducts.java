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
        float s0 = left[at];
        float s1 = left[at + leftColumn];
        float s2 = left[at + 2 * leftColumn];
        float s3 = left[at + 3 * leftColumn];
        // Most pairs of a stretch are too far apart to pull each other.
        if (s0 != 0 || s1 != 0 || s2 != 0 || s3 != 0) {
          add4(s0, s1, s2, s3, right, k * width, width, out, to, columns);
        }
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
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    for (int i = from; i < from + count; i += LANES) {
      s0 += values[i] * values[i];
      s1 += values[i + 1] * values[i + 1];
      s2 += values[i + 2] * values[i + 2];
      s3 += values[i + 3] * values[i + 3];
      s4 += values[i + 4] * values[i + 4];
      s5 += values[i + 5] * values[i + 5];
      s6 += values[i + 6] * values[i + 6];
      s7 += values[i + 7] * values[i + 7];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }

  @Override
  public void add(float scale, float[] values, int from, float[] vector) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] += scale * values[from + i];
    }
  }
}
