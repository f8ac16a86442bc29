package org.asterism.bench;

import org.asterism.pipeline.history.HeldOut;

/**
 * The numbers Python's {@code random} draws from a seed, by the Mersenne Twister (Matsumoto and
 * Nishimura, 1998), so that what is held out here is what a peer in Python holds out.
 */
final class PythonRandom implements HeldOut.Draws {
  private static final int SIZE = 624;
  private static final int SHIFT = 397;

  private final int[] state = new int[SIZE];
  private int index = SIZE;

  PythonRandom(int seed) {
    state[0] = 19650218;
    for (int i = 1; i < SIZE; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
    int i = 1;
    for (int k = SIZE; k > 0; k--) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1664525)) + seed;
      i = after(i);
    }
    for (int k = SIZE - 1; k > 0; k--) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1566083941)) - i;
      i = after(i);
    }
    state[0] = 0x80000000;
  }

  private int after(int i) {
    if (i + 1 < SIZE) {
      return i + 1;
    }
    state[0] = state[SIZE - 1];
    return 1;
  }

  private int next() {
    if (index == SIZE) {
      for (int k = 0; k < SIZE; k++) {
        int y = (state[k] & 0x80000000) | (state[(k + 1) % SIZE] & 0x7fffffff);
        state[k] = state[(k + SHIFT) % SIZE] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
      }
      index = 0;
    }
    int y = state[index++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  /** As {@code _randbelow}: the bits the bound has, until the number is below it. */
  @Override
  public int below(int bound) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(bound);
    int drawn = next() >>> (Integer.SIZE - bits);
    while (drawn >= bound) {
      drawn = next() >>> (Integer.SIZE - bits);
    }
    return drawn;
  }
}
