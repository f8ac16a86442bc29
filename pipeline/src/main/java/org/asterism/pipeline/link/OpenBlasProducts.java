package org.asterism.pipeline.link;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** By OpenBLAS, in memory of three tiles outside the heap. */
final class OpenBlasProducts implements Products {
  private final int dimension;
  private final FloatBuffer left;
  private final FloatBuffer right;
  private final FloatBuffer products;
  private int rows;
  private int columns;

  OpenBlasProducts(int dimension) {
    this.dimension = dimension;
    left = room(ROWS * dimension);
    right = room(COLUMNS * dimension);
    products = room(ROWS * COLUMNS);
    // Spark's tasks are the threads; more of them here would fight over the cores.
    blas_set_num_threads(1);
  }

  private static FloatBuffer room(int floats) {
    return ByteBuffer.allocateDirect(floats * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  @Override
  public void left(Block block, int first, int count) {
    left.put(0, block.numbers(), first * dimension, count * dimension);
    rows = count;
  }

  @Override
  public void right(Block block, int first, int count) {
    right.put(0, block.numbers(), first * dimension, count * dimension);
    columns = count;
  }

  @Override
  public void multiply() {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        rows,
        columns,
        dimension,
        1,
        left,
        dimension,
        right,
        dimension,
        0,
        products,
        columns);
  }

  @Override
  public void row(int row, float[] into) {
    products.get(row * columns, into, 0, columns);
  }
}
