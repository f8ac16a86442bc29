package org.asterism.pipeline.history;

/**
 * Sums of scaled vectors, in loops that the JIT compiler turns into vector instructions: no sum
 * runs along a vector, for its order would matter.
 */
final class Dense {
  private Dense() {}

  static void add(float scale, float[] vector, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += scale * vector[i];
    }
  }

  /** Four at a time, so that each sum is read and written a quarter as often. */
  static void add4(
      float s0,
      float[] v0,
      float s1,
      float[] v1,
      float s2,
      float[] v2,
      float s3,
      float[] v3,
      float[] sum,
      int length) {
    for (int i = 0; i < length; i++) {
      sum[i] += s0 * v0[i] + s1 * v1[i] + s2 * v2[i] + s3 * v3[i];
    }
  }

  /** In four sums, always added in one order. */
  static float squares(float[] vector) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 3 < vector.length; i += 4) {
      s0 += vector[i] * vector[i];
      s1 += vector[i + 1] * vector[i + 1];
      s2 += vector[i + 2] * vector[i + 2];
      s3 += vector[i + 3] * vector[i + 3];
    }
    for (; i < vector.length; i++) {
      s0 += vector[i] * vector[i];
    }
    return s0 + s1 + s2 + s3;
  }

  /** Takes their mean from all. */
  static void centre(float[][] vectors) {
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
