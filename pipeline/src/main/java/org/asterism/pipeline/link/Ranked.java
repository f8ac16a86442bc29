package org.asterism.pipeline.link;

import java.util.Arrays;

/**
 * Some rows of a block with their cosines, highest score first, of equals the smaller row first.
 */
final class Ranked {
  private final int[] rows;
  private final float[] cosines;
  private final float[] scores;
  private final long[] order;
  private int size;

  Ranked(int most) {
    rows = new int[most];
    cosines = new float[most];
    scores = new float[most];
    order = new long[most];
  }

  void add(int row, float cosine, float score) {
    rows[size] = row;
    cosines[size] = cosine;
    scores[size] = score;
    size++;
  }

  void sort() {
    int[] byRow = new int[size];
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = ((long) rows[i] << 32) | i;
    }
    Arrays.sort(keys);
    for (int i = 0; i < size; i++) {
      byRow[i] = (int) keys[i];
    }
    for (int i = 0; i < size; i++) {
      order[i] = ((long) descending(scores[byRow[i]]) << 32) | i;
    }
    Arrays.sort(order, 0, size);
    for (int i = 0; i < size; i++) {
      order[i] = byRow[(int) order[i]];
    }
  }

  /** An int that is smaller the greater the number; zero and minus zero are one. */
  private static int descending(float score) {
    int bits = Float.floatToIntBits(score + 0.0f);
    return ~(bits ^ ((bits >> 31) & Integer.MAX_VALUE));
  }

  int size() {
    return size;
  }

  int row(int place) {
    return rows[(int) order[place]];
  }

  float cosine(int place) {
    return cosines[(int) order[place]];
  }

  float score(int place) {
    return scores[(int) order[place]];
  }
}
