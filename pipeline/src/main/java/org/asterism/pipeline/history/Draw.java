package org.asterism.pipeline.history;

/** Numbers that look random and are a function of what they are drawn for. */
final class Draw {
  private Draw() {}

  /**
   * @return in [0, 1), the same for the same arguments on every machine
   */
  static double unit(long seed, long a, long b, long c) {
    return (bits(seed, a, b, c) >>> 11) * 0x1.0p-53;
  }

  /** 64 well mixed bits: the finaliser of SplitMix64 (Steele et al., 2014), once an argument. */
  static long bits(long seed, long a, long b, long c) {
    return mix(mix(mix(mix(seed) + a) + b) + c);
  }

  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
