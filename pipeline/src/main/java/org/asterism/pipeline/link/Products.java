package org.asterism.pipeline.link;

/**
 * Multiplies two tiles of vectors, each with each. One thread uses it. Its numbers may differ in
 * the last digits from machine to machine; {@link Candidates} allows for that.
 */
sealed interface Products permits OpenBlasProducts, JvmProducts {
  /** The most rows of a left tile. */
  int ROWS = 256;

  /** The most rows of a right tile: with the left, their products fit a processor's cache. */
  int COLUMNS = 1024;

  /** Takes {@code count} vectors of a block, from its row {@code first}. */
  void left(Block block, int first, int count);

  void right(Block block, int first, int count);

  void multiply();

  /**
   * After {@link #multiply}.
   *
   * @param row of the left tile
   * @param products takes its product with each row of the right tile; at least as long as that
   */
  void row(int row, float[] products);
}
