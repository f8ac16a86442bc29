package org.asterism.pipeline.link;

import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What multiplies vectors in this JVM. */
public enum Multiplier {
  /** Native, one thread a task. */
  OPENBLAS,

  /** The BLAS in Java that Spark brings. */
  JVM;

  private static final Logger LOG = LoggerFactory.getLogger(Multiplier.class);

  /** How far a sum of that many products of numbers below 1 may be from the true one. */
  private static final double TOLERANCE = 1e-4;

  static final int PROBED_DIMENSION = 130;

  /** Loaded once, when the first task needs it. */
  private static final class Here {
    static final Multiplier BEST = best();
  }

  /** OpenBLAS where its library is there, loads and multiplies right, else the JVM. */
  public static Multiplier here() {
    return Here.BEST;
  }

  Products products(int dimension) {
    return switch (this) {
      case OPENBLAS -> new OpenBlasProducts(dimension);
      case JVM -> new JvmProducts(dimension);
    };
  }

  @Override
  public String toString() {
    return switch (this) {
      case OPENBLAS -> "OpenBLAS";
      case JVM -> JvmProducts.isVectorised() ? "the JDK's vector module" : "plain Java";
    };
  }

  private static Multiplier best() {
    try {
      if (multipliesRight(OPENBLAS.products(PROBED_DIMENSION))) {
        return OPENBLAS;
      }
      LOG.warn("OpenBLAS multiplies wrongly on this processor; the JVM multiplies instead.");
    } catch (LinkageError | RuntimeException missing) {
      LOG.warn(
          "OpenBLAS cannot be used here ({}); the JVM multiplies instead.", missing.toString());
    }
    return JVM;
  }

  /** Compares it with double precision: on some processors a library chooses a broken kernel. */
  static boolean multipliesRight(Products products) {
    Block left = drawn(Products.ROWS - 3, 1);
    Block right = drawn(Products.COLUMNS - 5, 2);
    products.left(left, 0, left.size());
    products.right(right, 0, right.size());
    products.multiply();
    float[] row = new float[Products.COLUMNS];
    for (int r = 0; r < left.size(); r += 7) {
      products.row(r, row);
      for (int c = 0; c < right.size(); c++) {
        double exact = 0;
        for (int i = 0; i < PROBED_DIMENSION; i++) {
          exact +=
              (double) left.numbers()[r * PROBED_DIMENSION + i]
                  * right.numbers()[c * PROBED_DIMENSION + i];
        }
        if (!(Math.abs(row[c] - exact) <= TOLERANCE)) {
          return false;
        }
      }
    }
    return true;
  }

  private static Block drawn(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] numbers = new float[count * PROBED_DIMENSION];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (random.nextDouble() - 0.5);
    }
    return new Block(new String[count], PROBED_DIMENSION, numbers);
  }
}
