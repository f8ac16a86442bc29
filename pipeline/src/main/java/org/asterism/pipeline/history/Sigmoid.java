package org.asterism.pipeline.history;

/** The logistic function by table: {@code Math.exp} may differ between processors. */
final class Sigmoid {
  private static final int STEPS = 1 << 12;
  private static final float EDGE = 8;
  private static final float[] TABLE = new float[STEPS];

  static {
    for (int i = 0; i < STEPS; i++) {
      double x = ((i + 0.5) / STEPS * 2 - 1) * EDGE;
      TABLE[i] = (float) (1 / (1 + StrictMath.exp(-x)));
    }
  }

  private Sigmoid() {}

  static float of(float x) {
    int step = (int) ((x + EDGE) * (STEPS / (2 * EDGE)));
    return TABLE[Math.max(0, Math.min(STEPS - 1, step))];
  }
}
