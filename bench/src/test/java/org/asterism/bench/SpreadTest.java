package org.asterism.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void theMedianOfAnOddNumberIsTheMiddleOne() {
    assertThat(Spread.of(9, 1, 4)).isEqualTo(new Spread(4, 1, 9));
  }

  @Test
  void theMedianOfAnEvenNumberLiesHalfwayBetweenTheMiddleTwo() {
    assertThat(Spread.of(1, 2, 4, 100).median()).isEqualTo(3);
  }

  @Test
  void theNinetyFifthOfAHundredAndOneIsTheNinetySixthInOrder() {
    double[] values = new double[101];
    for (int i = 0; i < values.length; i++) {
      values[i] = 100 - i;
    }

    assertThat(Spread.quantile(0.95, values)).isEqualTo(95);
  }

  @Test
  void ofNothingThereIsNoMedian() {
    assertThatThrownBy(Spread::of).hasMessageContaining("0 values");
  }

  @Property
  void everyQuantileLiesBetweenTheLeastAndTheGreatest(
      @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -1e6, max = 1e6) Double> list,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    double[] values = list.stream().mapToDouble(Double::doubleValue).toArray();
    Spread spread = Spread.of(values);

    assertThat(Spread.quantile(share, values)).isBetween(spread.min(), spread.max());
  }
}
