package org.asterism.pipeline.chart;

import java.util.Arrays;

/**
 * A map of the works by UMAP, McInnes, Healy and Melville, "UMAP: Uniform Manifold Approximation
 * and Projection for Dimension Reduction" (2018), over neighbours that are known already: fuzzy
 * edges from smoothed distances (its section 3.1), a spectral beginning, and attraction along the
 * edges against repulsion from works drawn at random (section 3.2). Each draw is a hash, and one
 * step follows the other, so that the map is the same every time.
 */
final class MapLayout {
  /**
   * The curve of closeness for a least distance of 0.1 and a spread of 1, as umap-learn fits it.
   */
  private static final double CURVE_A = 1.576943460405378;

  private static final double CURVE_B = 0.8950608781227859;

  private static final int POWER_STEPS = 60;
  private static final int REPELLED = 5;
  private static final double LONGEST_STEP = 4;
  private static final double FIRST_SPREAD = 10;
  private static final long SEED = 42;

  private final Neighbourhood nearest;
  private final int works;
  private final float[] strengths;
  private final double[] x;
  private final double[] y;

  private MapLayout(Neighbourhood nearest) {
    this.nearest = nearest;
    this.works = nearest.works();
    this.strengths = symmetric(memberships(nearest));
    this.x = new double[works];
    this.y = new double[works];
  }

  /**
   * Where each work lies.
   *
   * @param x one number a work, from 0 to 1
   * @param y the same on the other axis; both axes have one scale
   */
  record Positions(float[] x, float[] y) {}

  static Positions of(Neighbourhood nearest) {
    MapLayout layout = new MapLayout(nearest);
    layout.begin();
    layout.settle(nearest.works() <= 10_000 ? 500 : 200);
    return layout.positions();
  }

  /**
   * How surely each neighbour is one: 1 for the nearest, less with the distance, so that those of
   * one work add up to log₂ of their number.
   */
  private static float[] memberships(Neighbourhood nearest) {
    float[] sure = new float[nearest.targets().length];
    for (int work = 0; work < nearest.works(); work++) {
      int from = nearest.starts()[work];
      int to = nearest.starts()[work + 1];
      if (from == to) {
        continue;
      }
      double closest = 1 - nearest.weights()[from];
      double wanted = Math.max(1, StrictMath.log(to - from) / StrictMath.log(2));
      double low = 0;
      double high = Double.POSITIVE_INFINITY;
      double scale = 1;
      for (int i = 0; i < 64; i++) {
        double sum = 0;
        for (int k = from; k < to; k++) {
          sum += membership(1 - nearest.weights()[k] - closest, scale);
        }
        if (Math.abs(sum - wanted) < 1e-5) {
          break;
        }
        if (sum > wanted) {
          high = scale;
          scale = (low + high) / 2;
        } else {
          low = scale;
          scale = Double.isInfinite(high) ? scale * 2 : (low + high) / 2;
        }
      }
      for (int k = from; k < to; k++) {
        sure[k] = (float) membership(1 - nearest.weights()[k] - closest, Math.max(scale, 1e-3));
      }
    }
    return sure;
  }

  private static double membership(double beyond, double scale) {
    return beyond <= 0 ? 1 : StrictMath.exp(-beyond / scale);
  }

  /** Near if one of two works says so: a + b − ab. */
  private float[] symmetric(float[] sure) {
    float[] both = new float[sure.length];
    for (int work = 0; work < works; work++) {
      for (int k = nearest.starts()[work]; k < nearest.starts()[work + 1]; k++) {
        float back = 0;
        int other = nearest.targets()[k];
        for (int j = nearest.starts()[other]; j < nearest.starts()[other + 1]; j++) {
          if (nearest.targets()[j] == work) {
            back = sure[j];
          }
        }
        both[k] = sure[k] + back - sure[k] * back;
      }
    }
    return both;
  }

  /**
   * The two smoothest ways to spread the works over a line, by power iteration on the normalised
   * graph; a graph in pieces has the pieces apart.
   */
  private void begin() {
    double[] degrees = new double[works];
    forEdges(
        (a, b, s) -> {
          degrees[a] += s;
          degrees[b] += s;
        });
    double[] trivial = new double[works];
    for (int i = 0; i < works; i++) {
      degrees[i] = Math.max(degrees[i], 1e-9);
      trivial[i] = Math.sqrt(degrees[i]);
    }
    normalise(trivial);
    draw(x, 1);
    draw(y, 2);
    for (int step = 0; step < POWER_STEPS; step++) {
      smooth(x, degrees);
      smooth(y, degrees);
      without(x, trivial);
      normalise(x);
      without(y, trivial);
      without(y, x);
      normalise(y);
    }
    spread(x, 3);
    spread(y, 4);
  }

  private interface EdgeVisitor {
    void visit(int a, int b, double strength);
  }

  private void forEdges(EdgeVisitor visitor) {
    for (int work = 0; work < works; work++) {
      for (int k = nearest.starts()[work]; k < nearest.starts()[work + 1]; k++) {
        visitor.visit(work, nearest.targets()[k], strengths[k]);
      }
    }
  }

  private static void draw(double[] values, int axis) {
    for (int i = 0; i < values.length; i++) {
      values[i] = unit(hash(i, axis, 0)) - 0.5;
    }
  }

  private void smooth(double[] values, double[] degrees) {
    double[] next = new double[works];
    forEdges(
        (a, b, s) -> {
          double weight = s / Math.sqrt(degrees[a] * degrees[b]);
          next[a] += weight * values[b];
          next[b] += weight * values[a];
        });
    for (int i = 0; i < works; i++) {
      // Half of what it was: then no value swings from step to step.
      values[i] = (values[i] + next[i]) / 2;
    }
  }

  private static void without(double[] values, double[] direction) {
    double product = 0;
    for (int i = 0; i < values.length; i++) {
      product += values[i] * direction[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] -= product * direction[i];
    }
  }

  private static void normalise(double[] values) {
    double square = 0;
    for (double value : values) {
      square += value * value;
    }
    double length = Math.max(Math.sqrt(square), 1e-300);
    for (int i = 0; i < values.length; i++) {
      values[i] /= length;
    }
  }

  /** To a common scale, with a little of chance so that no two works lie on one spot. */
  private static void spread(double[] values, int axis) {
    double most = 1e-300;
    for (double value : values) {
      most = Math.max(most, Math.abs(value));
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = FIRST_SPREAD * values[i] / most + 1e-4 * (unit(hash(i, axis, 0)) - 0.5);
    }
  }

  private void settle(int epochs) {
    float strongest = 0;
    for (float each : strengths) {
      strongest = Math.max(strongest, each);
    }
    double[] due = new double[strengths.length];
    Arrays.setAll(due, k -> 0);
    for (int epoch = 0; epoch < epochs; epoch++) {
      double rate = 1.0 - (double) epoch / epochs;
      for (int work = 0; work < works; work++) {
        for (int k = nearest.starts()[work]; k < nearest.starts()[work + 1]; k++) {
          // An edge half as strong as the strongest pulls every other time.
          due[k] += strengths[k] / strongest;
          if (due[k] >= 1) {
            due[k] -= 1;
            attract(work, nearest.targets()[k], rate);
            repel(work, k, epoch, rate);
          }
        }
      }
    }
  }

  private void attract(int a, int b, double rate) {
    double dx = x[a] - x[b];
    double dy = y[a] - y[b];
    double square = dx * dx + dy * dy;
    if (square > 0) {
      double power = StrictMath.pow(square, CURVE_B);
      double pull = -2 * CURVE_A * CURVE_B * power / square / (1 + CURVE_A * power);
      double stepX = rate * bounded(pull * dx);
      double stepY = rate * bounded(pull * dy);
      x[a] += stepX;
      y[a] += stepY;
      x[b] -= stepX;
      y[b] -= stepY;
    }
  }

  private void repel(int work, int edge, int epoch, double rate) {
    for (int n = 0; n < REPELLED; n++) {
      int other = (int) Math.floorMod(hash(edge, epoch, n + 1), (long) works);
      if (other == work) {
        continue;
      }
      double dx = x[work] - x[other];
      double dy = y[work] - y[other];
      double square = dx * dx + dy * dy;
      double push =
          2 * CURVE_B / ((0.001 + square) * (1 + CURVE_A * StrictMath.pow(square, CURVE_B)));
      x[work] += rate * (square > 0 ? bounded(push * dx) : LONGEST_STEP);
      y[work] += rate * (square > 0 ? bounded(push * dy) : LONGEST_STEP);
    }
  }

  private static double bounded(double step) {
    return Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
  }

  private Positions positions() {
    double left = Arrays.stream(x).min().orElse(0);
    double bottom = Arrays.stream(y).min().orElse(0);
    double width = Arrays.stream(x).max().orElse(0) - left;
    double height = Arrays.stream(y).max().orElse(0) - bottom;
    double scale = Math.max(Math.max(width, height), 1e-300);
    float[] placedX = new float[works];
    float[] placedY = new float[works];
    for (int i = 0; i < works; i++) {
      placedX[i] = (float) ((x[i] - left) / scale);
      placedY[i] = (float) ((y[i] - bottom) / scale);
    }
    return new Positions(placedX, placedY);
  }

  /** SplitMix64's mixing of what is drawn for; see Steele, Lea and Flood (2014). */
  private static long hash(long a, long b, long c) {
    long z = SEED + a * 0x9E3779B97F4A7C15L + b * 0xBF58476D1CE4E5B9L + c * 0x94D049BB133111EBL;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static double unit(long hash) {
    return (hash >>> 11) * 0x1.0p-53;
  }
}
