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
    // Four sums let the processor overlap the additions.
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + s2 + s3;
  }
}
