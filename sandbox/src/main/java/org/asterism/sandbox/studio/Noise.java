package org.asterism.sandbox.studio;

/** Smooth value noise: random at whole numbers, eased in between. */
final class Noise {
  private final long seed;

  Noise(long seed) {
    this.seed = seed;
  }

  /** A number in [0, 1) for a lattice point. */
  double grain(int x, int y) {
    long hash = seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL;
    hash = (hash ^ (hash >>> 31)) * 0xBF58476D1CE4E5B9L;
    hash ^= hash >>> 29;
    return (hash >>> 40) * 0x1.0p-24;
  }

  /** A number in [0, 1), changing over a distance of about 1. */
  double at(double x, double y) {
    int x0 = (int) Math.floor(x);
    int y0 = (int) Math.floor(y);
    double u = eased(x - x0);
    double v = eased(y - y0);
    double above = grain(x0, y0) * (1 - u) + grain(x0 + 1, y0) * u;
    double below = grain(x0, y0 + 1) * (1 - u) + grain(x0 + 1, y0 + 1) * u;
    return above * (1 - v) + below * v;
  }

  private static double eased(double t) {
    return t * t * (3 - 2 * t);
  }
}
