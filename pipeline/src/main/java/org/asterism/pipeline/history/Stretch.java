package org.asterism.pipeline.history;

import java.util.Arrays;

/** A stretch of a walk: what its nodes learn from their contexts and from shared negatives. */
final class Stretch {
  /** The most nodes of a stretch. */
  private static final int LENGTH = 32;

  /** Negatives a stretch shares. */
  private static final int SHARED = 8;

  /** Keeps a first step of nothing from being divided by nothing. */
  private static final double SMALL = 1e-8;

  private final SkipGramSettings settings;
  private final Frequencies frequencies;

  private int[] walk = {};
  private int from;
  private int to;
  private float rate;
  private long number;

  private final int[] rows = new int[LENGTH];
  private final int[] columns;
  private final float[][] weights;
  private final float[] due = new float[LENGTH];
  private final float[][] products;
  private final float[][] turned;
  private final float[][] ofRows;
  private final float[][] ofColumns;
  private final float[][] vectors = new float[LENGTH][];
  private final float[][] targets;
  private int height;
  private int width;

  Stretch(SkipGramSettings settings, Frequencies frequencies) {
    this.settings = settings;
    this.frequencies = frequencies;
    int most = LENGTH + 2 * settings.window() + SHARED;
    this.columns = new int[most];
    this.weights = new float[LENGTH][most];
    this.products = new float[LENGTH][most];
    this.turned = new float[settings.dimension()][most];
    this.ofRows = new float[LENGTH][settings.dimension()];
    this.ofColumns = new float[most][settings.dimension()];
    this.targets = new float[most][];
  }

  /** Into how many stretches a walk of that length falls. */
  static int of(int length) {
    return (length + LENGTH - 1) / LENGTH;
  }

  /**
   * @param number tells the stretch from all others
   */
  void take(int[] walk, int from, int to, float rate, long number) {
    this.walk = walk;
    this.from = from;
    this.to = to;
    this.rate = rate;
    this.number = number;
  }

  /** What is to be added, with the vectors as they are. */
  void compute(float[][] nodes, float[][] contexts) {
    weigh();
    draw();
    for (int r = 0; r < height; r++) {
      vectors[r] = nodes[rows[r]];
      Arrays.fill(ofRows[r], 0);
    }
    for (int c = 0; c < width; c++) {
      targets[c] = contexts[columns[c]];
      Arrays.fill(ofColumns[c], 0);
      float[] target = targets[c];
      for (int i = 0; i < target.length; i++) {
        turned[i][c] = target[i];
      }
    }
    for (int r = 0; r < height; r++) {
      multiply(vectors[r], turned, products[r], width);
      push(products[r], weights[r]);
      Dense.addScaled(products[r], targets, width, ofRows[r]);
    }
    for (int c = 0; c < width; c++) {
      addScaledColumn(c);
    }
  }

  /** Rows are this stretch's nodes, columns all that lie in their windows. */
  private void weigh() {
    int window = settings.window();
    int first = Math.max(0, from - window);
    int end = Math.min(walk.length, to + window);
    height = 0;
    width = 0;
    int[] columnAt = new int[end - first];
    for (int at = first; at < end; at++) {
      int c = place(columns, width, walk[at]);
      width = Math.max(width, c + 1);
      columnAt[at - first] = c;
    }
    for (int r = 0; r < LENGTH; r++) {
      Arrays.fill(weights[r], 0, width + SHARED, 0);
    }
    Arrays.fill(due, 0);
    for (int at = from; at < to; at++) {
      int r = place(rows, height, walk[at]);
      height = Math.max(height, r + 1);
      for (int other = Math.max(first, at - window);
          other < Math.min(end, at + window + 1);
          other++) {
        if (other != at) {
          float weight = (window - Math.abs(other - at) + 1f) / window;
          weights[r][columnAt[other - first]] += weight;
          due[r] += weight;
        }
      }
    }
  }

  /** Where that node stands, at the end if it is new. */
  private static int place(int[] among, int size, int node) {
    for (int i = 0; i < size; i++) {
      if (among[i] == node) {
        return i;
      }
    }
    among[size] = node;
    return size;
  }

  /** Negatives get a negative weight. */
  private void draw() {
    for (int i = 0; i < SHARED; i++) {
      columns[width] = frequencies.drawn(Draw.bits(settings.seed(), number, i, -2));
      for (int r = 0; r < height; r++) {
        weights[r][width] = -due[r] * settings.negatives() / SHARED;
      }
      width++;
    }
  }

  /** Inner products become pulls. */
  private void push(float[] products, float[] weights) {
    for (int c = 0; c < width; c++) {
      float weight = weights[c];
      if (weight == 0) {
        products[c] = 0;
      } else {
        float likely = Sigmoid.of(products[c]);
        products[c] = weight > 0 ? weight * (1 - likely) : weight * likely;
      }
    }
  }

  private static void multiply(float[] vector, float[][] turned, float[] products, int width) {
    Arrays.fill(products, 0, width, 0);
    for (int i = 0; i < vector.length; i += 4) {
      Dense.add4(
          vector[i],
          turned[i],
          vector[i + 1],
          turned[i + 1],
          vector[i + 2],
          turned[i + 2],
          vector[i + 3],
          turned[i + 3],
          products,
          width);
    }
  }

  private void addScaledColumn(int c) {
    float[] sum = ofColumns[c];
    int r = 0;
    for (; r + 3 < height; r += 4) {
      Dense.add4(
          products[r][c],
          vectors[r],
          products[r + 1][c],
          vectors[r + 1],
          products[r + 2][c],
          vectors[r + 2],
          products[r + 3][c],
          vectors[r + 3],
          sum,
          sum.length);
    }
    for (; r < height; r++) {
      Dense.add(products[r][c], vectors[r], sum);
    }
  }

  /**
   * Row-wise Adagrad: a vector's step shrinks with all it has been pulled before, so that a node
   * every other walk meets settles instead of being thrown about.
   *
   * @param ofNodes per node the sum of the mean squares of its pulls so far, and so ofContexts
   */
  void apply(float[][] nodes, float[][] contexts, float[] ofNodes, float[] ofContexts) {
    for (int r = 0; r < height; r++) {
      step(ofRows[r], nodes[rows[r]], ofNodes, rows[r]);
    }
    for (int c = 0; c < width; c++) {
      step(ofColumns[c], contexts[columns[c]], ofContexts, columns[c]);
    }
  }

  private void step(float[] pull, float[] vector, float[] pulls, int node) {
    pulls[node] += Dense.squares(pull) / pull.length;
    Dense.add((float) (rate / Math.sqrt(pulls[node] + SMALL)), pull, vector);
  }
}
