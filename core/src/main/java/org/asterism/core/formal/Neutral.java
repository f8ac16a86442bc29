package org.asterism.core.formal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What each block measures in a picture of nothing in particular, and the centring on it.
 *
 * <p>All pictures have much in common: most pixels resemble their neighbours, most colours are
 * dull. Left in, that puts every two pictures at a cosine above 0.9. Taken out, 0 means "no more
 * alike than any two pictures", and the same cosine means the same in every block. The common part
 * is not learned from a collection: it is measured on {@link DeadLeaves}.
 */
final class Neutral {
  private static final int PICTURES = 16;

  private static final Map<FormalBlock, float[]> MEANS = means();

  private Neutral() {}

  /** The block as it differs from the neutral one; never all zero. */
  static float[] centred(FormalBlock block, float[] measured) {
    float[] mean = MEANS.get(block);
    double scale = 1 / FormalEncoder.length(measured);
    float[] centred = new float[measured.length];
    boolean differs = false;
    for (int i = 0; i < measured.length; i++) {
      centred[i] = (float) (measured[i] * scale - mean[i]);
      differs |= centred[i] != 0;
    }
    return differs ? centred : measured;
  }

  private static Map<FormalBlock, float[]> means() {
    List<LabPicture> pictures = IntStream.range(0, PICTURES).mapToObj(DeadLeaves::picture).toList();
    Map<FormalBlock, float[]> means = new EnumMap<>(FormalBlock.class);
    for (FormalBlock block : FormalBlock.values()) {
      means.put(block, mean(pictures.stream().map(block::describe).toList()));
    }
    return means;
  }

  /** The mean of the vectors, each brought to length 1. */
  private static float[] mean(List<float[]> vectors) {
    double[] sum = new double[vectors.get(0).length];
    for (float[] vector : vectors) {
      double scale = 1 / (FormalEncoder.length(vector) * vectors.size());
      for (int i = 0; i < sum.length; i++) {
        sum[i] += vector[i] * scale;
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) sum[i];
    }
    return mean;
  }
}
