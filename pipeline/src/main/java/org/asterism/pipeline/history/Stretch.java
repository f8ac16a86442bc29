package org.asterism.pipeline.history;

import java.util.Arrays;
import java.util.stream.Stream;

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
  private final float[] products;
  private final float[][] turned;
  private final Pulls ofRow;
  private final Pulls[] ofColumn;
  private final float[][] vectors = new float[LENGTH][];
  private final float[][] targets;
  private final float[][] sumsOfRows;
  private final float[][] sumsOfColumns;
  private final float[] squaresOfRows = new float[LENGTH];
  private final float[] squaresOfColumns;
  private int height;
  private int width;

  Stretch(SkipGramSettings settings, Frequencies frequencies) {
    this.settings = settings;
    this.frequencies = frequencies;
    int most = full(LENGTH + 2 * settings.window() + SHARED);
    this.columns = new int[most];
    this.weights = new float[LENGTH][most];
    this.products = new float[most];
    this.turned = new float[settings.dimension()][most];
    this.ofRow = new Pulls(most);
    this.ofColumn = Stream.generate(() -> new Pulls(LENGTH)).limit(most).toArray(Pulls[]::new);
    this.targets = new float[most][];
    this.sumsOfRows = new float[LENGTH][settings.dimension()];
    this.sumsOfColumns = new float[most][settings.dimension()];
    this.squaresOfColumns = new float[most];
  }

  /** Up to a whole number of vector registers: what is left over costs more than what is added. */
  private static int full(int width) {
    return (width + 7) / 8 * 8;
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
    for (int c = 0; c < width; c++) {
      targets[c] = contexts[columns[c]];
      ofColumn[c].clear();
    }
    turn();
    for (int r = 0; r < height; r++) {
      vectors[r] = nodes[rows[r]];
      multiply(vectors[r]);
      pull(r);
      ofRow.addUp(targets, sumsOfRows[r]);
      squaresOfRows[r] = Dense.squares(sumsOfRows[r]);
    }
    for (int c = 0; c < width; c++) {
      ofColumn[c].addUp(vectors, sumsOfColumns[c]);
      squaresOfColumns[c] = Dense.squares(sumsOfColumns[c]);
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

  /** So that products with all targets are sums along their places. */
  private void turn() {
    int last = width - 1;
    for (int c = 0; c < width; c += 4) {
      float[] t0 = targets[c];
      float[] t1 = targets[Math.min(last, c + 1)];
      float[] t2 = targets[Math.min(last, c + 2)];
      float[] t3 = targets[Math.min(last, c + 3)];
      for (int i = 0; i < turned.length; i++) {
        float[] place = turned[i];
        place[c] = t0[i];
        place[c + 1] = t1[i];
        place[c + 2] = t2[i];
        place[c + 3] = t3[i];
      }
    }
  }

  private void multiply(float[] vector) {
    int length = full(width);
    Arrays.fill(products, 0, length, 0);
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
          length);
    }
  }

  /** Inner products become pulls, of those that are each other's context or a negative. */
  private void pull(int r) {
    ofRow.clear();
    for (int c = 0; c < width; c++) {
      float weight = weights[r][c];
      if (weight != 0) {
        float likely = Sigmoid.of(products[c]);
        float pull = weight > 0 ? weight * (1 - likely) : weight * likely;
        ofRow.take(pull, c);
        ofColumn[c].take(pull, r);
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
        step(sumsOfRows[r], squaresOfRows[r], nodes[rows[r]], pullsOfNodes, rows[r]);
      }
    }
    for (int c = 0; c < width; c++) {
      if (columns[c] % parts == part) {
        step(
            sumsOfColumns[c],
            squaresOfColumns[c],
            contexts[columns[c]],
            pullsOfContexts,
            columns[c]);
      }
    }
  }

  private void step(float[] sum, float squares, float[] vector, float[] pulls, int node) {
    pulls[node] += squares / sum.length;
    Dense.add((float) (rate / Math.sqrt(pulls[node] + SMALL)), sum, vector);
  }
}
