package org.asterism.core.learned;

import java.util.Locale;

/** How one vector is made of what a model gives for one picture or text. */
public enum Pooling {
  /** The model gives one vector, {@code [n, d]}. */
  NONE,
  /** The first of the tokens in {@code [n, t, d]}, the class token. */
  CLS,
  /** The mean of all tokens in {@code [n, t, d]}. */
  MEAN;

  /**
   * @param values of one picture or text, token after token
   * @param dimension numbers per token
   */
  public float[] pooled(float[] values, int from, int tokens, int dimension) {
    float[] vector = new float[dimension];
    if (this == MEAN) {
      for (int i = 0; i < tokens * dimension; i++) {
        vector[i % dimension] += values[from + i] / tokens;
      }
    } else {
      System.arraycopy(values, from, vector, 0, dimension);
    }
    return vector;
  }

  /** The name in {@code conf/encoders.yaml}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
