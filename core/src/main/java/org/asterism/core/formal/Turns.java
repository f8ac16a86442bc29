package org.asterism.core.formal;

/** Directions as parts of a half turn. */
final class Turns {
  private Turns() {}

  /**
   * The direction of (x, y), a direction and its opposite being one: 0 along x, ½ along y. Within
   * 0.0015 of a half turn of the exact one.
   *
   * @return in [0, 1]; 0 and 1 are the same direction
   */
  static float ofHalf(float x, float y) {
    float ax = Math.abs(x);
    float ay = Math.abs(y);
    float ratio = Math.min(ax, ay) / Math.max(ax, ay);
    // atan(t) ≈ t · (π/4 + 0.273 · (1 − t)), as a part of π.
    float turn = ratio * (0.25f + 0.0869f * (1 - ratio));
    if (ay > ax) {
      turn = 0.5f - turn;
    }
    return (x < 0) == (y < 0) ? turn : 1 - turn;
  }
}
