package org.asterism.pipeline.history;

import java.util.Arrays;
import java.util.List;

/**
 * Skip-gram with negative sampling (Mikolov et al., 2013) over walks. One thread and hashed draws:
 * the same walks in the same order give the same vectors to the last bit.
 */
final class SkipGram {
  private static final int NEGATIVES = 5;
  private static final int EPOCHS = 5;
  private static final double FIRST_RATE = 0.05;
  private static final double LAST_RATE = 0.0005;

  /** The usual damping of frequent nodes among the negatives. */
  private static final double DAMPING = 0.75;

  private static final int SIGMOID_STEPS = 1 << 12;
  private static final float SIGMOID_EDGE = 8;

  /** The logistic function by table: {@code Math.exp} may differ between processors. */
  private static final float[] SIGMOID = new float[SIGMOID_STEPS];

  static {
    for (int i = 0; i < SIGMOID_STEPS; i++) {
      double x = ((i + 0.5) / SIGMOID_STEPS * 2 - 1) * SIGMOID_EDGE;
      SIGMOID[i] = (float) (1 / (1 + StrictMath.exp(-x)));
    }
  }

  private final int dimension;
  private final int window;
  private final long seed;
  private final float[][] nodes;
  private final float[][] contexts;
  private final double[] cumulative;

  private SkipGram(int size, List<int[]> walks, int dimension, int window, long seed) {
    this.dimension = dimension;
    this.window = window;
    this.seed = seed;
    this.nodes = new float[size][dimension];
    this.contexts = new float[size][dimension];
    this.cumulative = cumulativeFrequencies(size, walks);
    for (int node = 0; node < size; node++) {
      for (int i = 0; i < dimension; i++) {
        nodes[node][i] = (float) ((Draw.unit(seed, node, i, -1) - 0.5) / dimension);
      }
    }
  }

  /**
   * @param size how many nodes there are
   * @param walks sequences of node numbers, in a fixed order
   * @return {@code float[size][dimension]}, of any length
   */
  static float[][] vectors(int size, List<int[]> walks, int dimension, int window, long seed) {
    SkipGram model = new SkipGram(size, walks, dimension, window, seed);
    long steps = (long) EPOCHS * walks.size();
    long step = 0;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int[] walk : walks) {
        double progress = (double) step / steps;
        model.learn(walk, (float) (FIRST_RATE + progress * (LAST_RATE - FIRST_RATE)), step);
        step++;
      }
    }
    return model.nodes;
  }

  private static double[] cumulativeFrequencies(int size, List<int[]> walks) {
    long[] counts = new long[size];
    for (int[] walk : walks) {
      for (int node : walk) {
        counts[node]++;
      }
    }
    double[] cumulative = new double[size];
    double sum = 0;
    for (int node = 0; node < size; node++) {
      sum += StrictMath.pow(counts[node], DAMPING);
      cumulative[node] = sum;
    }
    return cumulative;
  }

  private void learn(int[] walk, float rate, long step) {
    float[] gradient = new float[dimension];
    for (int at = 0; at < walk.length; at++) {
      // A window of random reach weighs near nodes more, as in the original.
      int reach = 1 + (int) (Draw.unit(seed, step, at, -2) * window);
      for (int other = Math.max(0, at - reach);
          other < Math.min(walk.length, at + reach + 1);
          other++) {
        if (other != at) {
          pair(walk[at], walk[other], rate, step * walk.length + at, other, gradient);
        }
      }
    }
  }

  private void pair(int node, int context, float rate, long draw, int pair, float[] gradient) {
    Arrays.fill(gradient, 0);
    pull(node, context, 1, rate, gradient);
    for (int negative = 0; negative < NEGATIVES; negative++) {
      int drawn = drawn(Draw.unit(seed, draw, pair, negative));
      if (drawn != context) {
        pull(node, drawn, 0, rate, gradient);
      }
    }
    float[] vector = nodes[node];
    for (int i = 0; i < dimension; i++) {
      vector[i] += gradient[i];
    }
  }

  private void pull(int node, int context, float label, float rate, float[] gradient) {
    float[] from = nodes[node];
    float[] to = contexts[context];
    float product = 0;
    for (int i = 0; i < dimension; i++) {
      product += from[i] * to[i];
    }
    float push = (label - sigmoid(product)) * rate;
    for (int i = 0; i < dimension; i++) {
      gradient[i] += push * to[i];
      to[i] += push * from[i];
    }
  }

  private static float sigmoid(float x) {
    int step = (int) ((x / SIGMOID_EDGE + 1) / 2 * SIGMOID_STEPS);
    return SIGMOID[Math.max(0, Math.min(SIGMOID_STEPS - 1, step))];
  }

  private int drawn(double unit) {
    int found = Arrays.binarySearch(cumulative, unit * cumulative[cumulative.length - 1]);
    return Math.min(found < 0 ? -found - 1 : found + 1, cumulative.length - 1);
  }
}
