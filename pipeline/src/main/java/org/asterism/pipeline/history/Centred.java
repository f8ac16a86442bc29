package org.asterism.pipeline.history;

/** Vectors without the direction all share, which tells none from another. */
final class Centred {
  private Centred() {}

  /** Takes their mean from all. */
  static void byTheirMean(float[][] vectors) {
    if (vectors.length == 0) {
      return;
    }
    for (int i = 0; i < vectors[0].length; i++) {
      double sum = 0;
      for (float[] vector : vectors) {
        sum += vector[i];
      }
      float mean = (float) (sum / vectors.length);
      for (float[] vector : vectors) {
        vector[i] -= mean;
      }
    }
  }
}
