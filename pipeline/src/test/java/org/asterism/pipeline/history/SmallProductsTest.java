package org.asterism.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Vector instructions and plain loops, which must not differ in a bit. */
class SmallProductsTest {
  private static final int WIDTH = 32;

  private final SmallProducts loops = new LoopProducts();
  private final SmallProducts vectors = new VectorProducts();

  private static float[] numbers(int count, long seed) {
    Random random = new Random(seed);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian() * 3;
    }
    return numbers;
  }

  @Test
  void theVectorModuleIsUsedWhereTheJvmWasStartedWithIt() {
    assertThat(SmallProducts.fastest())
        .isInstanceOf(VectorProducts.isFast() ? VectorProducts.class : LoopProducts.class);
  }

  @Test
  void productsAreTheSameToTheLastBitAndWhatTheyShouldBe() {
    float[] left = numbers(40 * WIDTH, 1);
    float[] right = numbers(40 * WIDTH, 2);
    for (int columns = 8; columns <= WIDTH; columns += 8) {
      float[] looped = new float[20 * WIDTH];
      float[] vectorised = new float[20 * WIDTH];

      // The left matrix as it lies, and turned.
      for (int[] strides : new int[][] {{WIDTH, 1}, {1, WIDTH}}) {
        loops.multiply(left, strides[0], strides[1], right, looped, WIDTH, 20, 28, columns);
        vectors.multiply(left, strides[0], strides[1], right, vectorised, WIDTH, 20, 28, columns);

        assertThat(vectorised).containsExactly(looped);
        double sum = 0;
        for (int k = 0; k < 28; k++) {
          sum += (double) left[19 * strides[0] + k * strides[1]] * right[k * WIDTH + 7];
        }
        assertThat((double) looped[19 * WIDTH + 7]).isCloseTo(sum, within(1e-3));
      }
    }
  }

  @Test
  void pullsSquaresAndSumsAreTheSameToTheLastBit() {
    float[] weights = numbers(800, 3);
    float[] looped = numbers(800, 4);
    looped[0] = 1e6f;
    looped[1] = -1e6f;
    float[] vectorised = looped.clone();
    float[] products = looped.clone();

    loops.pulls(looped, weights, 8, 800, 1);
    vectors.pulls(vectorised, weights, 8, 800, 1);

    assertThat(vectorised).containsExactly(looped);
    assertThat((double) looped[9])
        .isCloseTo(weights[9] * (1 - 1 / (1 + Math.exp(-products[9]))), within(1e-4));
    assertThat(vectors.squares(looped, 8, 80)).isEqualTo(loops.squares(looped, 8, 80));
    // Not a whole number of registers.
    float[] one = numbers(20, 5);
    float[] other = one.clone();
    loops.add(0.3f, looped, 8, one);
    vectors.add(0.3f, looped, 8, other);
    assertThat(other).containsExactly(one);
  }

  @Test
  void theLogisticFunctionStaysBetweenNoneAndOneAndIsNearIt() {
    for (float x = -20; x < 20; x += 0.01f) {
      assertThat(Sigmoid.of(x))
          .isBetween(0f, 1f)
          .isCloseTo((float) (1 / (1 + Math.exp(-x))), within(5e-5f));
    }
  }
}
