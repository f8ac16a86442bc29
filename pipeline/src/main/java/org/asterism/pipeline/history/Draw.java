package org.asterism.pipeline.history;

/** Numbers that look random and are a function of what they are drawn for. */
final class Draw {
  private Draw() {}

  /**
   * @return in [0, 1), the same for the same arguments on every machine
   */
  static double unit(long seed, long a, long b, long c) {
    return unit(bits(seed, a, b, c));
  }

  static double unit(long bits) {
    return (bits >>> 11) * 0x1.0p-53;
  }

  /** 64 well mixed bits: the finaliser of SplitMix64 (Steele et al., 2014), once an argument. */
  static long bits(long seed, long a, long b, long c) {
    return mix(mix(mix(mix(seed) + a) + b) + c);
  }

  /** A number for who or what a thing is, whatever place it has in an array. */
  static long identity(String id) {
    long identity = id.length();
    for (int i = 0; i < id.length(); i++) {
      identity = mix(identity + id.charAt(i));
    }
    return identity;
  }

  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
