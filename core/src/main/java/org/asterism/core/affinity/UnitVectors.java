package org.asterism.core.affinity;

/** Vectors of length 1, whose inner product is their cosine. */
public final class UnitVectors {
  private UnitVectors() {}

  /**
   * @return a copy scaled to length 1, or all zeros if {@code vector} is
   */
  public static float[] unitLength(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    float[] unit = new float[vector.length];
    if (squares > 0) {
      double scale = 1 / Math.sqrt(squares);
      for (int i = 0; i < vector.length; i++) {
        unit[i] = (float) (vector[i] * scale);
      }
    }
    return unit;
  }

  /** The inner product of two vectors of one dimension: the cosine, if both have length 1. */
  public static float cosine(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "vectors of %d and %d numbers have no cosine".formatted(a.length, b.length));
    }
    return cosine(a, 0, b, 0, a.length);
  }

  /**
   * The inner product of two vectors that lie among others, by the same additions in the same order
   * as of two that lie alone.
   *
   * @param aFrom where in {@code a} the first begins
   * @param bFrom where in {@code b} the second begins
   * @param dimension how many numbers each has
   */
  public static float cosine(float[] a, int aFrom, float[] b, int bFrom, int dimension) {
    // Eight sums let the processor overlap the additions.
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int i = 0;
    for (; i + 7 < dimension; i += 8) {
      s0 += a[aFrom + i] * b[bFrom + i];
      s1 += a[aFrom + i + 1] * b[bFrom + i + 1];
      s2 += a[aFrom + i + 2] * b[bFrom + i + 2];
      s3 += a[aFrom + i + 3] * b[bFrom + i + 3];
      s4 += a[aFrom + i + 4] * b[bFrom + i + 4];
      s5 += a[aFrom + i + 5] * b[bFrom + i + 5];
      s6 += a[aFrom + i + 6] * b[bFrom + i + 6];
      s7 += a[aFrom + i + 7] * b[bFrom + i + 7];
    }
    for (; i < dimension; i++) {
      s0 += a[aFrom + i] * b[bFrom + i];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }
}
