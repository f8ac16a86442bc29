package org.asterism.pipeline.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ExactProductsTest {
  private static final int NUMBERS = 3;

  private static ExactProducts sum(List<float[]> vectors) {
    ExactProducts sums = new ExactProducts(NUMBERS, NUMBERS);
    vectors.forEach(
        vector -> sums.addOuter(ExactProducts.quantised(vector), ExactProducts.quantised(vector)));
    return sums;
  }

  @Property(tries = 100)
  void neitherTheOrderNorTheSplitMatters(
      @ForAll("vectors") List<float[]> vectors,
      @ForAll @IntRange(min = 0, max = 20) int split,
      @ForAll long shuffle) {
    List<float[]> shuffled = new ArrayList<>(vectors);
    java.util.Collections.shuffle(shuffled, new java.util.Random(shuffle));
    int at = Math.min(split, shuffled.size());

    DMatrixRMaj parts =
        sum(shuffled.subList(0, at)).plus(sum(shuffled.subList(at, shuffled.size()))).toMatrix();

    assertThat(parts.data).isEqualTo(sum(vectors).toMatrix().data);
  }

  @Provide
  Arbitrary<List<float[]>> vectors() {
    return Arbitraries.floats()
        .between(-1, 1)
        .array(float[].class)
        .ofSize(NUMBERS)
        .list()
        .ofMaxSize(20);
  }

  @Test
  void aSumIsThatOfTheProducts() {
    float[] vector = {0.5f, -0.25f, 1f};

    DMatrixRMaj matrix = sum(List.of(vector, vector)).toMatrix();

    assertThat(matrix.get(0, 1)).isEqualTo(2 * 0.5 * -0.25);
    assertThat(matrix.get(2, 2)).isEqualTo(2);
  }

  @Test
  void numbersAreRoundedByLessThanTheirLastPlace() {
    assertThat(sum(List.of(new float[] {0.3f, 0, 0})).toMatrix().get(0, 0))
        .isCloseTo(0.09, within(2e-5));
  }
}
