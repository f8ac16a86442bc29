package org.asterism.pipeline.history;

import java.util.Arrays;

/** By what a vector is pulled, and how strongly. */
final class Pulls {
  private final float[] strengths;
  private final int[] by;
  private int size;

  /**
   * @param most a multiple of 4
   */
  Pulls(int most) {
    this.strengths = new float[most];
    this.by = new int[most];
  }

  void clear() {
    size = 0;
  }

  void take(float strength, int number) {
    strengths[size] = strength;
    by[size++] = number;
  }

  /**
   * @param vectors by number
   * @param sum becomes {@code Σ strength · vector}, in the order in which they were taken
   */
  void addUp(float[][] vectors, float[] sum) {
    Arrays.fill(sum, 0);
    while (size % 4 != 0) {
      take(0, by[0]);
    }
    for (int i = 0; i < size; i += 4) {
      Dense.add4(
          strengths[i],
          vectors[by[i]],
          strengths[i + 1],
          vectors[by[i + 1]],
          strengths[i + 2],
          vectors[by[i + 2]],
          strengths[i + 3],
          vectors[by[i + 3]],
          sum,
          sum.length);
    }
  }
}
