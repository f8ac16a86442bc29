package org.asterism.core.formal;

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

  private static final float[][] MEANS = means();

  private Neutral() {}

  /** The block as it differs from the neutral one; never all zero. */
  static float[] centred(FormalBlock block, float[] measured) {
    float[] mean = MEANS[block.ordinal()];
    double scale = 1 / FormalEncoder.length(measured);
    float[] centred = new float[measured.length];
    boolean differs = false;
    for (int i = 0; i < measured.length; i++) {
      centred[i] = (float) (measured[i] * scale - mean[i]);
      differs |= centred[i] != 0;
    }
    return differs ? centred : measured;
  }

  private static float[][] means() {
    FormalBlock[] blocks = FormalBlock.values();
    double[][] sums = new double[blocks.length][];
    for (FormalBlock block : blocks) {
      sums[block.ordinal()] = new double[block.to() - block.from()];
    }
    for (int number = 0; number < PICTURES; number++) {
      LabPicture leaves = DeadLeaves.picture(number);
      for (FormalBlock block : blocks) {
        float[] measured = block.describe(leaves);
        double scale = 1 / (FormalEncoder.length(measured) * PICTURES);
        for (int i = 0; i < measured.length; i++) {
          sums[block.ordinal()][i] += measured[i] * scale;
        }
      }
    }
    float[][] means = new float[blocks.length][];
    for (int b = 0; b < blocks.length; b++) {
      means[b] = new float[sums[b].length];
      for (int i = 0; i < means[b].length; i++) {
        means[b][i] = (float) sums[b][i];
      }
    }
    return means;
  }
}
