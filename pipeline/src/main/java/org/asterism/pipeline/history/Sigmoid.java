package org.asterism.pipeline.history;

/**
 * The logistic function, as (1 + tanh(x / 2)) / 2, by seven terms of Lambert's continued fraction
 * for the tangent; off by less than 5e-5. {@code Math.exp} may differ between processors, and has
 * no vector instruction.
 */
final class Sigmoid {
  /** Halves beyond it count as it: there the fraction would pass 1. */
  static final float EDGE = 4.95f;

  static final float A0 = 135_135;
  static final float A2 = 17_325;
  static final float A4 = 378;
  static final float B2 = 62_370;
  static final float B4 = 3_150;
  static final float B6 = 28;

  private Sigmoid() {}

  static float of(float x) {
    float half = Math.max(-EDGE, Math.min(EDGE, x * 0.5f));
    float square = half * half;
    float above = half * (((square + A4) * square + A2) * square + A0);
    float below = ((square * B6 + B4) * square + B2) * square + A0;
    return above / below * 0.5f + 0.5f;
  }
}
