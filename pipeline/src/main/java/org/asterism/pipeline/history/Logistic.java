package org.asterism.pipeline.history;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Logistic regression on scaled features, by Newton's method with a ridge. */
final class Logistic {
  private static final double RIDGE = 1;
  private static final int MOST_STEPS = 50;
  private static final double SETTLED = 1e-8;

  private final double[] means;
  private final double[] deviations;
  private final double[] weights;

  private Logistic(double[] means, double[] deviations, double[] weights) {
    this.means = means;
    this.deviations = deviations;
    this.weights = weights;
  }

  static Logistic fitted(List<double[]> rows, List<Boolean> positive) {
    int size = rows.isEmpty() ? 0 : rows.get(0).length;
    double[] means = new double[size];
    double[] deviations = new double[size];
    for (double[] row : rows) {
      for (int i = 0; i < size; i++) {
        means[i] += row[i] / rows.size();
      }
    }
    for (double[] row : rows) {
      for (int i = 0; i < size; i++) {
        deviations[i] += Math.pow(row[i] - means[i], 2) / rows.size();
      }
    }
    for (int i = 0; i < size; i++) {
      // A feature that never differs tells nothing.
      deviations[i] = deviations[i] > 0 ? Math.sqrt(deviations[i]) : 1;
    }
    Logistic model = new Logistic(means, deviations, new double[size + 1]);
    for (int step = 0; step < MOST_STEPS; step++) {
      if (model.step(rows, positive) < SETTLED) {
        break;
      }
    }
    return model;
  }

  /** The longest move of a weight. */
  private double step(List<double[]> rows, List<Boolean> positive) {
    int size = weights.length;
    DMatrixRMaj hessian = new DMatrixRMaj(size, size);
    DMatrixRMaj gradient = new DMatrixRMaj(size, 1);
    for (int i = 0; i < size; i++) {
      hessian.set(i, i, RIDGE);
      gradient.set(i, 0, -RIDGE * weights[i]);
    }
    for (int r = 0; r < rows.size(); r++) {
      double[] row = scaled(rows.get(r));
      double chance = chanceOfScaled(row);
      double error = (positive.get(r) ? 1 : 0) - chance;
      double curve = chance * (1 - chance);
      for (int i = 0; i < size; i++) {
        gradient.add(i, 0, error * row[i]);
        for (int j = 0; j < size; j++) {
          hessian.add(i, j, curve * row[i] * row[j]);
        }
      }
    }
    DMatrixRMaj move = new DMatrixRMaj(size, 1);
    // A ridge makes the matrix regular.
    CommonOps_DDRM.solve(hessian, gradient, move);
    double longest = 0;
    for (int i = 0; i < size; i++) {
      weights[i] += move.get(i, 0);
      longest = Math.max(longest, Math.abs(move.get(i, 0)));
    }
    return longest;
  }

  double chance(double[] row) {
    return chanceOfScaled(scaled(row));
  }

  private double[] scaled(double[] row) {
    double[] scaled = new double[row.length + 1];
    for (int i = 0; i < row.length; i++) {
      scaled[i] = (row[i] - means[i]) / deviations[i];
    }
    scaled[row.length] = 1;
    return scaled;
  }

  private double chanceOfScaled(double[] row) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += weights[i] * row[i];
    }
    return 1 / (1 + StrictMath.exp(-sum));
  }
}
