package org.asterism.sandbox.history;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Randomness that is a function of identity and seed: the same question, the same answer. */
public final class Chance {
  private Chance() {}

  /**
   * A 64-bit hash of the seed and the parts of an identity (FNV-1a over their text, then the
   * finaliser of MurmurHash3).
   */
  public static long hash(long seed, Object... identity) {
    long hash = 0xcbf29ce484222325L ^ seed;
    for (Object part : identity) {
      for (byte each : part.toString().getBytes(StandardCharsets.UTF_8)) {
        hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
      }
      hash = (hash ^ 0x1f) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }

  /** A fresh generator for that identity. */
  public static SplittableRandom of(long seed, Object... identity) {
    return new SplittableRandom(hash(seed, identity));
  }

  /** A number in [0, 1) for that identity. */
  public static double share(long seed, Object... identity) {
    return (hash(seed, identity) >>> 11) * 0x1.0p-53;
  }

  /** One of the items, each as likely as the others. */
  public static <T> T oneOf(SplittableRandom random, List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
