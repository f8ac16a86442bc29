package org.asterism.pipeline.embed;

import java.io.Serializable;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * What a linear regression needs to know of its rows: two matrices, whatever the number of rows.
 */
final class RegressionSums implements Serializable {
  private static final long serialVersionUID = 1;

  private static final int ONE = ExactProducts.quantised(1);

  private final int rank;
  private final ExactProducts descriptors;
  private final ExactProducts targets;
  private long works;

  /**
   * @param numbers the length of a descriptor and one for a constant
   */
  RegressionSums(int numbers, int rank) {
    this.rank = rank;
    this.descriptors = new ExactProducts(numbers, numbers);
    this.targets = new ExactProducts(numbers, rank);
  }

  /** Adds one work; one without a place in the space says nothing. */
  RegressionSums add(float[] descriptor, float @Nullable [] latent) {
    if (latent != null) {
      int[] features = Arrays.copyOf(ExactProducts.quantised(descriptor), descriptor.length + 1);
      features[descriptor.length] = ONE;
      descriptors.addOuter(features, features);
      targets.addOuter(features, ExactProducts.quantised(Arrays.copyOf(latent, rank)));
      works++;
    }
    return this;
  }

  RegressionSums plus(RegressionSums other) {
    descriptors.plus(other.descriptors);
    targets.plus(other.targets);
    works += other.works;
    return this;
  }

  long works() {
    return works;
  }

  DMatrixRMaj descriptors() {
    return descriptors.toMatrix();
  }

  DMatrixRMaj targets() {
    return targets.toMatrix();
  }
}
