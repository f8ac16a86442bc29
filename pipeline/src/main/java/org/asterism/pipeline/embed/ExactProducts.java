package org.asterism.pipeline.embed;

import java.io.Serializable;
import org.ejml.data.DMatrixRMaj;

/**
 * Sums of products of numbers in [-1, 1], kept as whole numbers. Floating-point sums depend on the
 * order of their terms, and so on how Spark happened to split the rows; these do not.
 */
final class ExactProducts implements Serializable {
  private static final long serialVersionUID = 1;

  /** Numbers are rounded to multiples of 2⁻¹⁵; 2³³ products of such fit into 63 bits. */
  private static final int SCALE = 1 << 15;

  private final int rows;
  private final int columns;
  private final long[] sums;

  ExactProducts(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.sums = new long[Math.multiplyExact(rows, columns)];
  }

  static int quantised(float value) {
    return Math.round(value * SCALE);
  }

  static int[] quantised(float[] values) {
    int[] whole = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      whole[i] = quantised(values[i]);
    }
    return whole;
  }

  void add(int row, int column, int a, int b) {
    sums[row * columns + column] += (long) a * b;
  }

  /** Adds the outer product of two quantised vectors. */
  void addOuter(int[] a, int[] b) {
    for (int row = 0; row < rows; row++) {
      int value = a[row];
      if (value != 0) {
        int start = row * columns;
        for (int column = 0; column < columns; column++) {
          sums[start + column] += (long) value * b[column];
        }
      }
    }
  }

  ExactProducts plus(ExactProducts other) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.sums[i];
    }
    return this;
  }

  DMatrixRMaj toMatrix() {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < sums.length; i++) {
      matrix.data[i] = (double) sums[i] / SCALE / SCALE;
    }
    return matrix;
  }
}
