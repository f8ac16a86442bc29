package org.asterism.core.learned.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.asterism.core.AsterismException;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.core.learned.Pooling;

/** Takes vectors out of what a model gave, and refuses what its entry does not announce. */
record Output(OnnxSpec spec, String name, Pooling pooling) {

  /**
   * @param wanted the first so many
   */
  float[][] vectors(NDList given, int wanted) {
    int[] all = new int[wanted];
    Arrays.fill(all, Integer.MAX_VALUE);
    return vectors(given, all);
  }

  /**
   * @param counts of each the first so many tokens, or all if there are fewer
   */
  float[][] vectors(NDList given, int[] counts) {
    NDArray array =
        given.stream()
            .filter(each -> name.equals(each.getName()))
            .findFirst()
            .orElseThrow(() -> wrong("it has no output %s".formatted(name)));
    Shape shape = array.getShape();
    boolean isTokens = shape.dimension() == 3;
    if (shape.dimension() != 2 && !isTokens || isTokens == (pooling == Pooling.NONE)) {
      throw wrong(
          "its output %s has the shape %s, which pooling: %s does not fit"
              .formatted(name, shape, pooling.key()));
    }
    int tokens = isTokens ? Math.toIntExact(shape.get(1)) : 1;
    int numbers = Math.toIntExact(shape.get(shape.dimension() - 1));
    if (numbers != spec.dimension()) {
      throw wrong(
          "it gives vectors of %d numbers, its entry says %d".formatted(numbers, spec.dimension()));
    }
    float[] values = array.toFloatArray();
    float[][] vectors = new float[counts.length][];
    for (int i = 0; i < vectors.length; i++) {
      int counted = Math.min(counts[i], tokens);
      vectors[i] = pooling.pooled(values, i * tokens * numbers, counted, numbers);
    }
    return vectors;
  }

  private AsterismException wrong(String why) {
    return new AsterismException(
        "The encoder %s cannot be used".formatted(spec.name()),
        why,
        "Correct its entry in conf/encoders.yaml.");
  }
}
