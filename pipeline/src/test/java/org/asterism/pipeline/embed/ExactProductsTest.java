package org.asterism.pipeline.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;

class ExactProductsTest {

  @Property(tries = 100)
  void sumsDoNotDependOnTheOrderOrGroupingOfTheirTerms(
      @ForAll @Size(min = 2, max = 40) List<@FloatRange(min = -1, max = 1) Float> values,
      @ForAll long shuffle) {
    List<Float> shuffled = new ArrayList<>(values);
    Collections.shuffle(shuffled, new Random(shuffle));
    int half = values.size() / 2;

    double[] whole = sum(values).toMatrix().data;
    double[] parts =
        sum(shuffled.subList(0, half))
            .plus(sum(shuffled.subList(half, values.size())))
            .toMatrix()
            .data;

    assertThat(parts).isEqualTo(whole);
  }

  private static ExactProducts sum(List<Float> values) {
    ExactProducts products = new ExactProducts(2, 2);
    for (float value : values) {
      int[] pair = ExactProducts.quantised(new float[] {value, 1 - Math.abs(value)});
      products.addOuter(pair, pair);
    }
    return products;
  }
}
