package org.asterism.pipeline.embed;

import java.util.Arrays;
import java.util.Comparator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * The eigenvectors of the largest eigenvalues of a symmetric, positive semi-definite matrix, by
 * subspace iteration from a fixed start (Halko, Martinsson and Tropp, 2011, algorithm 4.4).
 */
final class LeadingEigenvectors {
  private static final int ITERATIONS = 6;

  /** Directions carried along beyond those asked for, so that the last asked for are good. */
  private static final int SPARE = 16;

  private LeadingEigenvectors() {}

  /**
   * @param matrix {@code n × n}
   * @param rank how many, at most n
   * @return {@code n × rank}, orthonormal columns, the largest eigenvalue's first; each column's
   *     entry of largest size is positive
   */
  static DMatrixRMaj of(DMatrixRMaj matrix, int rank) {
    int width = Math.min(matrix.numRows, rank + SPARE);
    DMatrixRMaj basis = orthonormal(start(matrix.numRows, width));
    DMatrixRMaj image = new DMatrixRMaj(matrix.numRows, width);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      CommonOps_DDRM.mult(matrix, basis, image);
      basis = orthonormal(image);
    }
    CommonOps_DDRM.mult(matrix, basis, image);
    DMatrixRMaj small = new DMatrixRMaj(width, width);
    CommonOps_DDRM.multTransA(basis, image, small);
    return rotated(basis, small, rank);
  }

  /** Cosines of irregular angles: dense, of full rank, and the same everywhere. */
  private static DMatrixRMaj start(int rows, int columns) {
    DMatrixRMaj start = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < start.data.length; i++) {
      start.data[i] = StrictMath.cos((i + 1.0) * (i + 1.0) * 0.6180339887498949);
    }
    return start;
  }

  private static DMatrixRMaj orthonormal(DMatrixRMaj columns) {
    QRDecomposition<DMatrixRMaj> qr =
        DecompositionFactory_DDRM.qr(columns.numRows, columns.numCols);
    qr.decompose(columns.copy());
    return qr.getQ(null, true);
  }

  private static DMatrixRMaj rotated(DMatrixRMaj basis, DMatrixRMaj small, int rank) {
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(small.numRows, true, true);
    eigen.decompose(small);
    Integer[] order = new Integer[small.numRows];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Arrays.sort(
        order,
        Comparator.comparingDouble((Integer i) -> -eigen.getEigenvalue(i).getReal())
            .thenComparing(i -> i));
    DMatrixRMaj vectors = new DMatrixRMaj(basis.numRows, rank);
    DMatrixRMaj vector = new DMatrixRMaj(basis.numRows, 1);
    for (int column = 0; column < rank; column++) {
      CommonOps_DDRM.mult(basis, eigen.getEigenVector(order[column]), vector);
      double sign = Math.signum(vector.data[largest(vector)]);
      for (int row = 0; row < vector.numRows; row++) {
        vectors.set(row, column, sign * vector.data[row]);
      }
    }
    return vectors;
  }

  private static int largest(DMatrixRMaj vector) {
    int largest = 0;
    for (int i = 1; i < vector.data.length; i++) {
      if (Math.abs(vector.data[i]) > Math.abs(vector.data[largest])) {
        largest = i;
      }
    }
    return largest;
  }
}
