package org.asterism.pipeline.history;

/**
 * Arithmetic on small dense matrices in arrays, row after row. Every implementation adds in the
 * same order, so that all give the same numbers to the last bit.
 */
interface SmallProducts {
  /** Columns of a product, and numbers of any vector, are a multiple of it. */
  int LANES = 8;

  /** Rows of a product and what is added up are multiples of it. */
  int STEP = 4;

  /**
   * The fastest this JVM has: vector instructions need the module {@code jdk.incubator.vector},
   * which is there only where the JVM was started with {@code --add-modules}.
   */
  static SmallProducts fastest() {
    boolean hasVectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return hasVectors && VectorProducts.isFast() ? new VectorProducts() : new LoopProducts();
  }

  /**
   * The product of a left and a right matrix: {@code out[r][c] = Σ left[r][k] · right[k][c]}, where
   * terms are added four at a time, {@code ((t₀ + t₁) + t₂) + t₃}.
   *
   * @param left its number (r, k) lies at {@code r · leftRow + k · leftColumn}
   * @param right rows of {@code width} numbers
   * @param out rows of {@code width} numbers; is overwritten in its first {@code columns}
   * @param rows of the result, a multiple of {@link #STEP}
   * @param terms of each sum, a multiple of {@link #STEP}
   * @param columns of the result, a multiple of {@link #LANES}, at most {@code width}
   */
  void multiply(
      float[] left,
      int leftRow,
      int leftColumn,
      float[] right,
      float[] out,
      int width,
      int rows,
      int terms,
      int columns);

  /**
   * What a pair is pulled by: its weight times how far the logistic function of its product is from
   * what it should be.
   *
   * @param products are replaced by the pulls
   * @param weights of the pairs, none below 0
   * @param should 1 for a context, 0 for a negative
   */
  void pulls(float[] products, float[] weights, int from, int to, float should);

  /**
   * @return the sum of the squares: that of each lane first, then those in pairs
   */
  float squares(float[] values, int from, int count);

  /** Adds {@code scale} times some values to a vector. */
  void add(float scale, float[] values, int from, float[] vector);
}
