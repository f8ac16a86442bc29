package org.asterism.pipeline.history;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** By vector instructions, in blocks that stay in registers. */
final class VectorProducts implements SmallProducts {
  private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;

  /** Whether this processor has registers of eight numbers; where it has none, loops are faster. */
  static boolean isFast() {
    return FloatVector.SPECIES_PREFERRED.length() >= LANES;
  }

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
      int from = r * leftRow;
      int to = r * width;
      int c = 0;
      for (; c + LANES < columns; c += 2 * LANES) {
        wide(left, from, leftRow, leftColumn, right, c, out, to + c, width, terms);
      }
      if (c < columns) {
        narrow(left, from, leftRow, leftColumn, right, c, out, to + c, width, terms);
      }
    }
  }

  /** Four rows, sixteen columns. */
  private static void wide(
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
    FloatVector a0 = FloatVector.zero(EIGHT);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    int l = from;
    int x = column;
    for (int k = 0; k < terms; k += STEP) {
      FloatVector x0 = FloatVector.fromArray(EIGHT, right, x);
      FloatVector y0 = FloatVector.fromArray(EIGHT, right, x + LANES);
      x += width;
      FloatVector x1 = FloatVector.fromArray(EIGHT, right, x);
      FloatVector y1 = FloatVector.fromArray(EIGHT, right, x + LANES);
      x += width;
      FloatVector x2 = FloatVector.fromArray(EIGHT, right, x);
      FloatVector y2 = FloatVector.fromArray(EIGHT, right, x + LANES);
      x += width;
      FloatVector x3 = FloatVector.fromArray(EIGHT, right, x);
      FloatVector y3 = FloatVector.fromArray(EIGHT, right, x + LANES);
      x += width;
      int row = l;
      FloatVector s0 = FloatVector.broadcast(EIGHT, left[row]);
      FloatVector s1 = FloatVector.broadcast(EIGHT, left[row + leftColumn]);
      FloatVector s2 = FloatVector.broadcast(EIGHT, left[row + 2 * leftColumn]);
      FloatVector s3 = FloatVector.broadcast(EIGHT, left[row + 3 * leftColumn]);
      a0 = a0.add(x0.mul(s0).add(x1.mul(s1)).add(x2.mul(s2)).add(x3.mul(s3)));
      b0 = b0.add(y0.mul(s0).add(y1.mul(s1)).add(y2.mul(s2)).add(y3.mul(s3)));
      row += leftRow;
      s0 = FloatVector.broadcast(EIGHT, left[row]);
      s1 = FloatVector.broadcast(EIGHT, left[row + leftColumn]);
      s2 = FloatVector.broadcast(EIGHT, left[row + 2 * leftColumn]);
      s3 = FloatVector.broadcast(EIGHT, left[row + 3 * leftColumn]);
      a1 = a1.add(x0.mul(s0).add(x1.mul(s1)).add(x2.mul(s2)).add(x3.mul(s3)));
      b1 = b1.add(y0.mul(s0).add(y1.mul(s1)).add(y2.mul(s2)).add(y3.mul(s3)));
      row += leftRow;
      s0 = FloatVector.broadcast(EIGHT, left[row]);
      s1 = FloatVector.broadcast(EIGHT, left[row + leftColumn]);
      s2 = FloatVector.broadcast(EIGHT, left[row + 2 * leftColumn]);
      s3 = FloatVector.broadcast(EIGHT, left[row + 3 * leftColumn]);
      a2 = a2.add(x0.mul(s0).add(x1.mul(s1)).add(x2.mul(s2)).add(x3.mul(s3)));
      b2 = b2.add(y0.mul(s0).add(y1.mul(s1)).add(y2.mul(s2)).add(y3.mul(s3)));
      row += leftRow;
      s0 = FloatVector.broadcast(EIGHT, left[row]);
      s1 = FloatVector.broadcast(EIGHT, left[row + leftColumn]);
      s2 = FloatVector.broadcast(EIGHT, left[row + 2 * leftColumn]);
      s3 = FloatVector.broadcast(EIGHT, left[row + 3 * leftColumn]);
      a3 = a3.add(x0.mul(s0).add(x1.mul(s1)).add(x2.mul(s2)).add(x3.mul(s3)));
      b3 = b3.add(y0.mul(s0).add(y1.mul(s1)).add(y2.mul(s2)).add(y3.mul(s3)));
      l += STEP * leftColumn;
    }
    a0.intoArray(out, to);
    b0.intoArray(out, to + LANES);
    a1.intoArray(out, to + width);
    b1.intoArray(out, to + width + LANES);
    a2.intoArray(out, to + 2 * width);
    b2.intoArray(out, to + 2 * width + LANES);
    a3.intoArray(out, to + 3 * width);
    b3.intoArray(out, to + 3 * width + LANES);
  }

  /** Four rows, eight columns. */
  private static void narrow(
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
    FloatVector a0 = FloatVector.zero(EIGHT);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    int l = from;
    int x = column;
    for (int k = 0; k < terms; k += STEP) {
      FloatVector x0 = FloatVector.fromArray(EIGHT, right, x);
      FloatVector x1 = FloatVector.fromArray(EIGHT, right, x + width);
      FloatVector x2 = FloatVector.fromArray(EIGHT, right, x + 2 * width);
      FloatVector x3 = FloatVector.fromArray(EIGHT, right, x + 3 * width);
      x += STEP * width;
      int row = l;
      a0 = a0.add(sum(x0, x1, x2, x3, left, row, leftColumn));
      row += leftRow;
      a1 = a1.add(sum(x0, x1, x2, x3, left, row, leftColumn));
      row += leftRow;
      a2 = a2.add(sum(x0, x1, x2, x3, left, row, leftColumn));
      row += leftRow;
      a3 = a3.add(sum(x0, x1, x2, x3, left, row, leftColumn));
      l += STEP * leftColumn;
    }
    a0.intoArray(out, to);
    a1.intoArray(out, to + width);
    a2.intoArray(out, to + 2 * width);
    a3.intoArray(out, to + 3 * width);
  }

  private static FloatVector sum(
      FloatVector x0,
      FloatVector x1,
      FloatVector x2,
      FloatVector x3,
      float[] left,
      int at,
      int leftColumn) {
    return x0.mul(left[at])
        .add(x1.mul(left[at + leftColumn]))
        .add(x2.mul(left[at + 2 * leftColumn]))
        .add(x3.mul(left[at + 3 * leftColumn]));
  }

  @Override
  public void pulls(float[] products, float[] weights, int from, int to, float should) {
    for (int i = from; i < to; i += LANES) {
      FloatVector half =
          FloatVector.fromArray(EIGHT, products, i).mul(0.5f).min(Sigmoid.EDGE).max(-Sigmoid.EDGE);
      FloatVector square = half.mul(half);
      FloatVector above =
          half.mul(square.add(Sigmoid.A4).mul(square).add(Sigmoid.A2).mul(square).add(Sigmoid.A0));
      FloatVector below =
          square
              .mul(Sigmoid.B6)
              .add(Sigmoid.B4)
              .mul(square)
              .add(Sigmoid.B2)
              .mul(square)
              .add(Sigmoid.A0);
      FloatVector likely = above.div(below).mul(0.5f).add(0.5f);
      FloatVector.broadcast(EIGHT, should)
          .sub(likely)
          .mul(FloatVector.fromArray(EIGHT, weights, i))
          .intoArray(products, i);
    }
  }

  @Override
  public float squares(float[] values, int from, int count) {
    FloatVector sum = FloatVector.zero(EIGHT);
    for (int i = from; i < from + count; i += LANES) {
      FloatVector some = FloatVector.fromArray(EIGHT, values, i);
      sum = sum.add(some.mul(some));
    }
    float[] s = sum.toArray();
    return ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]));
  }

  @Override
  public void add(float scale, float[] values, int from, float[] vector) {
    FloatVector scales = FloatVector.broadcast(EIGHT, scale);
    int i = 0;
    for (int last = vector.length - LANES; i <= last; i += LANES) {
      FloatVector.fromArray(EIGHT, values, from + i)
          .mul(scales)
          .add(FloatVector.fromArray(EIGHT, vector, i))
          .intoArray(vector, i);
    }
    for (; i < vector.length; i++) {
      vector[i] += scale * values[from + i];
    }
  }
}
