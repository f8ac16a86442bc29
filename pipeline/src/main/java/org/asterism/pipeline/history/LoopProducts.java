package org.asterism.pipeline.history;

/** In plain Java, in blocks that stay in registers. */
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
    for (int r = 0; r < rows; r += STEP) {
      for (int c = 0; c < columns; c += 2) {
        block(left, r * leftRow, leftRow, leftColumn, right, c, out, r * width + c, width, terms);
      }
    }
  }

  /** Four rows, two columns, all in registers. */
  private static void block(
      float[] left,
      int from,
      int leftRow,
      int leftColumn,
      float[] right,
      int column,
      float[] out,
      int to,
      int width,
      int terms) {
    float a0 = 0;
    float a1 = 0;
    float a2 = 0;
    float a3 = 0;
    float b0 = 0;
    float b1 = 0;
    float b2 = 0;
    float b3 = 0;
    int x = column;
    int l0 = from;
    for (int k = 0; k < terms; k += STEP) {
      float x0 = right[x];
      float y0 = right[x + 1];
      float x1 = right[x + width];
      float y1 = right[x + width + 1];
      float x2 = right[x + 2 * width];
      float y2 = right[x + 2 * width + 1];
      float x3 = right[x + 3 * width];
      float y3 = right[x + 3 * width + 1];
      int l = l0;
      float s0 = left[l];
      float s1 = left[l + leftColumn];
      float s2 = left[l + 2 * leftColumn];
      float s3 = left[l + 3 * leftColumn];
      a0 += s0 * x0 + s1 * x1 + s2 * x2 + s3 * x3;
      b0 += s0 * y0 + s1 * y1 + s2 * y2 + s3 * y3;
      l += leftRow;
      s0 = left[l];
      s1 = left[l + leftColumn];
      s2 = left[l + 2 * leftColumn];
      s3 = left[l + 3 * leftColumn];
      a1 += s0 * x0 + s1 * x1 + s2 * x2 + s3 * x3;
      b1 += s0 * y0 + s1 * y1 + s2 * y2 + s3 * y3;
      l += leftRow;
      s0 = left[l];
      s1 = left[l + leftColumn];
      s2 = left[l + 2 * leftColumn];
      s3 = left[l + 3 * leftColumn];
      a2 += s0 * x0 + s1 * x1 + s2 * x2 + s3 * x3;
      b2 += s0 * y0 + s1 * y1 + s2 * y2 + s3 * y3;
      l += leftRow;
      s0 = left[l];
      s1 = left[l + leftColumn];
      s2 = left[l + 2 * leftColumn];
      s3 = left[l + 3 * leftColumn];
      a3 += s0 * x0 + s1 * x1 + s2 * x2 + s3 * x3;
      b3 += s0 * y0 + s1 * y1 + s2 * y2 + s3 * y3;
      l0 += STEP * leftColumn;
      x += STEP * width;
    }
    out[to] = a0;
    out[to + 1] = b0;
    out[to + width] = a1;
    out[to + width + 1] = b1;
    out[to + 2 * width] = a2;
    out[to + 2 * width + 1] = b2;
    out[to + 3 * width] = a3;
    out[to + 3 * width + 1] = b3;
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
