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
  void findsTheDirectionsOfLargestSpreadFirst() {
    DMatrixRMaj matrix = CommonOps_DDRM.diag(1, 9, 4, 0.5);

    DMatrixRMaj vectors = LeadingEigenvectors.of(matrix, 2);

    assertThat(vectors.get(1, 0)).isCloseTo(1, within(1e-9));
    assertThat(vectors.get(2, 1)).isCloseTo(1, within(1e-9));
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
