package org.asterism.core.formal;

/**
 * Cube roots of numbers in [0, 1] from a table: linear between 256 places in each power of two, so
 * that the relative error stays below 10⁻⁶. The same on every machine.
 */
final class CubeRoots {
  /** Bits of the mantissa that choose the place; the others lie between two places. */
  private static final int PLACE_BITS = 8;

  private static final int BETWEEN_BITS = 23 - PLACE_BITS;
  private static final float BETWEEN = 1f / (1 << BETWEEN_BITS);

  /** Less light than this is none. */
  private static final float LEAST = 0x1p-24f;

  private static final int FIRST = Float.floatToRawIntBits(LEAST) >>> BETWEEN_BITS;
  private static final int LAST = Float.floatToRawIntBits(1f) >>> BETWEEN_BITS;
  private static final float[] ROOTS = roots();

  private CubeRoots() {}

  static float of(float value) {
    if (value < LEAST) {
      return 0;
    }
    int bits = Float.floatToRawIntBits(value);
    int place = Math.min((bits >>> BETWEEN_BITS) - FIRST, ROOTS.length - 2);
    float left = ROOTS[place];
    float part = (bits & ((1 << BETWEEN_BITS) - 1)) * BETWEEN;
    return left + part * (ROOTS[place + 1] - left);
  }

  private static float[] roots() {
    float[] roots = new float[LAST - FIRST + 2];
    for (int place = 0; place < roots.length; place++) {
      roots[place] = (float) StrictMath.cbrt(Float.intBitsToFloat((FIRST + place) << BETWEEN_BITS));
    }
    return roots;
  }
}
