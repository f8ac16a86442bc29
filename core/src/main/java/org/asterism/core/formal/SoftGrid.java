package org.asterism.core.formal;

/**
 * Cells along one side of a picture with soft borders: a pixel between the centres of two cells is
 * shared by them.
 */
@SuppressWarnings("ArrayRecordComponent") // made and used within one block
record SoftGrid(int cells, int[] cellOf, float[] afterOf) {

  /**
   * @param cells at least 2
   * @param pixels of the side
   */
  static SoftGrid of(int cells, int pixels) {
    int[] cellOf = new int[pixels];
    float[] afterOf = new float[pixels];
    for (int pixel = 0; pixel < pixels; pixel++) {
      double place = Histogram.within((pixel + 0.5) / pixels * cells - 0.5, cells);
      cellOf[pixel] = Histogram.leftOf(place, cells);
      afterOf[pixel] = (float) (place - cellOf[pixel]);
    }
    return new SoftGrid(cells, cellOf, afterOf);
  }

  /** The first of the two cells that share the pixel; never the last one. */
  int cell(int pixel) {
    return cellOf[pixel];
  }

  /** What the second of them gets, in [0, 1]. */
  float after(int pixel) {
    return afterOf[pixel];
  }

  /** By cell how many pixels it has. */
  double[] weights() {
    double[] weights = new double[cells];
    for (int pixel = 0; pixel < cellOf.length; pixel++) {
      weights[cellOf[pixel]] += 1 - afterOf[pixel];
      weights[cellOf[pixel] + 1] += afterOf[pixel];
    }
    return weights;
  }
}
