package org.asterism.pipeline.link;

import dev.ludovic.netlib.blas.JavaBLAS;

/**
 * By the BLAS that Spark brings: with the JDK's vector module where that was added ({@code
 * --add-modules jdk.incubator.vector}), else in plain Java.
 */
final class JvmProducts implements Products {
  private static final JavaBLAS BLAS = JavaBLAS.getInstance();

  private final int dimension;
  private final float[] products = new float[ROWS * COLUMNS];
  private float[] left = {};
  private float[] right = {};
  private int firstRow;
  private int firstColumn;
  private int rows;
  private int columns;

  JvmProducts(int dimension) {
    this.dimension = dimension;
  }

  /** Its class says which of the two it is. */
  static boolean isVectorised() {
    return BLAS.getClass().getSimpleName().startsWith("Vector");
  }

  @Override
  public void left(Block block, int first, int count) {
    left = block.numbers();
    firstRow = first;
    rows = count;
  }

  @Override
  public void right(Block block, int first, int count) {
    right = block.numbers();
    firstColumn = first;
    columns = count;
  }

  /** BLAS counts by columns: what is row by row here is transposed there. */
  @Override
  public void multiply() {
    BLAS.sgemm(
        "T",
        "N",
        columns,
        rows,
        dimension,
        1,
        right,
        firstColumn * dimension,
        dimension,
        left,
        firstRow * dimension,
        dimension,
        0,
        products,
        0,
        columns);
  }

  @Override
  public void row(int row, float[] into) {
    System.arraycopy(products, row * columns, into, 0, columns);
  }
}
