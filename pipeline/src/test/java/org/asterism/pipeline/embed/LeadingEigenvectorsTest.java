package org.asterism.pipeline.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;

class LeadingEigenvectorsTest {
  @Test
  void thoseOfAKnownMatrixAreFound() {
    // Eigenvalues 3 and 1, vectors (1, 1)/√2 and (1, -1)/√2.
    DMatrixRMaj vectors =
        LeadingEigenvectors.of(new DMatrixRMaj(new double[][] {{2, 1}, {1, 2}}), 2);

    assertThat(vectors.get(0, 0)).isCloseTo(Math.sqrt(0.5), within(1e-9));
    assertThat(vectors.get(1, 0)).isCloseTo(Math.sqrt(0.5), within(1e-9));
    assertThat(Math.abs(vectors.get(0, 1))).isCloseTo(Math.sqrt(0.5), within(1e-9));
    assertThat(vectors.get(0, 1)).isCloseTo(-vectors.get(1, 1), within(1e-9));
  }

  @Test
  void theLargestComeFirstAndPointToTheirLargestEntry() {
    DMatrixRMaj diagonal = CommonOps_DDRM.diag(1, 9, 4, 0);

    DMatrixRMaj vectors = LeadingEigenvectors.of(diagonal, 2);

    assertThat(vectors.get(1, 0)).isCloseTo(1, within(1e-9));
    assertThat(vectors.get(2, 1)).isCloseTo(1, within(1e-9));
  }

  /** A reflection times falling eigenvalues times the reflection: its columns are the vectors. */
  @Test
  void aLargerMatrixGivesBackWhatItWasMadeOf() {
    int n = 60;
    DMatrixRMaj axis = new DMatrixRMaj(n, 1);
    for (int i = 0; i < n; i++) {
      axis.set(i, 0, 1 + (i * 7) % 11);
    }
    CommonOps_DDRM.divide(axis, Math.sqrt(CommonOps_DDRM.dot(axis, axis)));
    DMatrixRMaj reflection = CommonOps_DDRM.identity(n);
    CommonOps_DDRM.multAddTransB(-2, axis, axis, reflection);
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = 100 * Math.pow(0.7, i);
    }
    DMatrixRMaj half = new DMatrixRMaj(n, n);
    DMatrixRMaj matrix = new DMatrixRMaj(n, n);
    CommonOps_DDRM.mult(reflection, CommonOps_DDRM.diag(values), half);
    CommonOps_DDRM.multTransB(half, reflection, matrix);

    DMatrixRMaj vectors = LeadingEigenvectors.of(matrix, 5);

    for (int column = 0; column < 5; column++) {
      double cosine = 0;
      for (int row = 0; row < n; row++) {
        cosine += vectors.get(row, column) * reflection.get(row, column);
      }
      assertThat(Math.abs(cosine)).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void theSameMatrixGivesTheSameVectorsToTheLastBit() {
    DMatrixRMaj matrix = new DMatrixRMaj(new double[][] {{2, 1, 0}, {1, 2, 0.5}, {0, 0.5, 1}});

    assertThat(LeadingEigenvectors.of(matrix, 3).data)
        .isEqualTo(LeadingEigenvectors.of(matrix, 3).data);
  }

  @Test
  void aMatrixOfLowRankStillGivesOrthonormalColumns() {
    DMatrixRMaj ones = new DMatrixRMaj(4, 4);
    CommonOps_DDRM.fill(ones, 1);

    DMatrixRMaj vectors = LeadingEigenvectors.of(ones, 4);
    DMatrixRMaj products = new DMatrixRMaj(4, 4);
    CommonOps_DDRM.multTransA(vectors, vectors, products);

    assertThat(products.data).containsExactly(CommonOps_DDRM.identity(4).data, within(1e-9));
    assertThat(vectors.get(0, 0)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void theirColumnsAreOrthonormalAndReproduceAMatrixOfLowRank() {
    DMatrixRMaj factor = RandomMatrices_DDRM.rectangle(60, 8, -1, 1, new Random(7));
    DMatrixRMaj matrix = new DMatrixRMaj(60, 60);
    CommonOps_DDRM.multTransB(factor, factor, matrix);

    DMatrixRMaj vectors = LeadingEigenvectors.of(matrix, 8);

    DMatrixRMaj identity = new DMatrixRMaj(8, 8);
    CommonOps_DDRM.multTransA(vectors, vectors, identity);
    DMatrixRMaj projected = new DMatrixRMaj(8, 60);
    CommonOps_DDRM.multTransA(vectors, matrix, projected);
    DMatrixRMaj back = new DMatrixRMaj(60, 60);
    CommonOps_DDRM.mult(vectors, projected, back);
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 8; j++) {
        assertThat(identity.get(i, j)).isCloseTo(i == j ? 1 : 0, within(1e-9));
      }
    }
    for (int i = 0; i < matrix.data.length; i++) {
      assertThat(back.data[i]).isCloseTo(matrix.data[i], within(1e-8));
    }
  }
}
