package org.asterism.pipeline.history;

import java.util.Arrays;

/** A stretch of a walk: what its nodes learn from their contexts and from shared negatives. */
final class Stretch {
  /** The most nodes of a stretch; rows of matrices that have a column for each. */
  private static final int LENGTH = 32;

  /** Negatives a stretch shares. */
  private static final int SHARED = 8;

  /** Keeps a first step of nothing from being divided by nothing. */
  private static final double SMALL = 1e-8;

  private final SkipGramSettings settings;
  private final Frequencies frequencies;
  private final SmallProducts arithmetic;

  /** Numbers of a vector here: zeros fill up those it has. */
  private final int numbers;

  private float rate;

  private final int[] rows = new int[LENGTH];
  private final int[] columns;
  private final float[] due = new float[LENGTH];

  /** A row for each of our columns, a column for each of our rows. */
  private final float[] weights;

  /** Likewise; become pulls. */
  private final float[] products;

  /** The vectors of the rows, a row for each number. */
  private final float[] turned;

  private final float[] vectors;
  private final float[] targets;
  private final float[] sumsOfRows;
  private final float[] sumsOfColumns;
  private final float[] squaresOfRows = new float[LENGTH];
  private final float[] squaresOfColumns;
  private int height;
  private int width;

  Stretch(SkipGramSettings settings, Frequencies frequencies, SmallProducts arithmetic) {
    this.settings = settings;
    this.frequencies = frequencies;
    this.arithmetic = arithmetic;
    this.numbers = full(settings.dimension(), SmallProducts.LANES);
    int most = full(LENGTH + 2 * settings.window() + SHARED, SmallProducts.STEP);
    this.columns = new int[most];
    this.weights = new float[most * LENGTH];
    this.products = new float[most * LENGTH];
    this.turned = new float[numbers * LENGTH];
    this.vectors = new float[LENGTH * numbers];
    this.targets = new float[most * numbers];
    this.sumsOfRows = new float[LENGTH * numbers];
    this.sumsOfColumns = new float[most * numbers];
    this.squaresOfColumns = new float[most];
  }

  /** Up to a whole number of steps: what is left over costs more than what is added. */
  private static int full(int size, int step) {
    return (size + step - 1) / step * step;
  }

  /** Into how many stretches a walk of that length falls. */
  static int of(int length) {
    return (length + LENGTH - 1) / LENGTH;
  }

  /** What is to be added, with the vectors as they are. */
  void compute(SkipGram.Piece piece, float[][] nodes, float[][] contexts) {
    rate = piece.rate();
    int contextsEnd = weigh(piece.walk(), piece.from(), piece.to());
    draw(piece.number());
    gather(nodes, rows, height, vectors);
    gather(contexts, columns, width, targets);
    turn();
    int allRows = full(height, SmallProducts.STEP);
    int allColumns = full(width, SmallProducts.STEP);
    int across = full(height, SmallProducts.LANES);
    arithmetic.multiply(targets, numbers, 1, turned, products, LENGTH, allColumns, numbers, across);
    arithmetic.pulls(products, weights, 0, contextsEnd * LENGTH, 1);
    arithmetic.pulls(products, weights, contextsEnd * LENGTH, width * LENGTH, 0);
    Arrays.fill(products, width * LENGTH, allColumns * LENGTH, 0);
    arithmetic.multiply(
        products, 1, LENGTH, targets, sumsOfRows, numbers, allRows, allColumns, numbers);
    arithmetic.multiply(
        products, LENGTH, 1, vectors, sumsOfColumns, numbers, allColumns, allRows, numbers);
    for (int r = 0; r < height; r++) {
      squaresOfRows[r] = arithmetic.squares(sumsOfRows, r * numbers, numbers);
    }
    for (int c = 0; c < width; c++) {
      squaresOfColumns[c] = arithmetic.squares(sumsOfColumns, c * numbers, numbers);
    }
  }

  private void gather(float[][] all, int[] which, int count, float[] into) {
    for (int i = 0; i < count; i++) {
      System.arraycopy(all[which[i]], 0, into, i * numbers, settings.dimension());
    }
  }

  /**
   * Rows are this stretch's nodes, columns all that lie in their windows.
   *
   * @return how many columns there are
   */
  private int weigh(int[] walk, int from, int to) {
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
    Arrays.fill(weights, 0, width * LENGTH, 0);
    Arrays.fill(due, 0);
    for (int at = from; at < to; at++) {
      int r = place(rows, height, walk[at]);
      height = Math.max(height, r + 1);
      for (int other = Math.max(first, at - window);
          other < Math.min(end, at + window + 1);
          other++) {
        if (other != at) {
          float weight = (window - Math.abs(other - at) + 1f) / window;
          weights[columnAt[other - first] * LENGTH + r] += weight;
          due[r] += weight;
        }
      }
    }
    return width;
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

  /** Negatives come behind the contexts. */
  private void draw(long number) {
    for (int i = 0; i < SHARED; i++) {
      columns[width] = frequencies.drawn(Draw.bits(settings.seed(), number, i, -2));
      for (int r = 0; r < LENGTH; r++) {
        weights[width * LENGTH + r] = due[r] * settings.negatives() / SHARED;
      }
      width++;
    }
  }

  /** So that products with all rows are sums along their places. */
  private void turn() {
    for (int r = 0; r < height; r += 4) {
      int v0 = r * numbers;
      int v1 = v0 + numbers;
      int v2 = v1 + numbers;
      int v3 = v2 + numbers;
      for (int i = 0; i < numbers; i++) {
        int place = i * LENGTH + r;
        turned[place] = vectors[v0 + i];
        turned[place + 1] = vectors[v1 + i];
        turned[place + 2] = vectors[v2 + i];
        turned[place + 3] = vectors[v3 + i];
      }
    }
  }

  /**
   * Row-wise Adagrad: a vector's step shrinks with all it has been pulled before, so that a node
   * every other walk meets settles instead of being thrown about. Parts touch different nodes, so
   * they may run side by side.
   *
   * @param pullsOfNodes per node the sum of the mean squares of its pulls so far, and so
   *     pullsOfContexts
   * @param part of {@code parts}: the nodes whose number leaves it when divided by them
   */
  void apply(
      float[][] nodes,
      float[][] contexts,
      float[] pullsOfNodes,
      float[] pullsOfContexts,
      int part,
      int parts) {
    for (int r = 0; r < height; r++) {
      if (rows[r] % parts == part) {
        step(sumsOfRows, r, squaresOfRows[r], nodes[rows[r]], pullsOfNodes, rows[r]);
      }
    }
    for (int c = 0; c < width; c++) {
      if (columns[c] % parts == part) {
        int node = columns[c];
        step(sumsOfColumns, c, squaresOfColumns[c], contexts[node], pullsOfContexts, node);
      }
    }
  }

  private void step(
      float[] sums, int place, float squares, float[] vector, float[] pulls, int node) {
    pulls[node] += squares / vector.length;
    float scale = (float) (rate / Math.sqrt(pulls[node] + SMALL));
    arithmetic.add(scale, sums, place * numbers, vector);
  }
}
