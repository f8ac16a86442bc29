package org.asterism.core.formal;

import org.asterism.core.image.Picture;

/**
 * The built-in formal encoder: how a picture looks, as a unit vector made of {@link FormalBlock}s.
 * A pure function of the pixels, the same on every machine, with nothing learned from a collection
 * and nothing to download. Safe for any number of threads.
 */
public final class FormalEncoder {
  /** The model's name in tables and bundles; it changes whenever any number it gives does. */
  public static final String MODEL = "asterism-formal-1";

  /** The number of components. */
  public static final int DIMENSION = 512;

  private FormalEncoder() {}

  /**
   * The picture's descriptor.
   *
   * @return {@code float[512]} of length 1
   */
  public static float[] encode(Picture picture) {
    LabPicture lab = LabPicture.of(picture);
    float[] descriptor = new float[DIMENSION];
    for (FormalBlock block : FormalBlock.values()) {
      float[] centred = Neutral.centred(block, block.describe(lab));
      int from = block.from();
      double scale = Math.sqrt(block.weight()) / length(centred);
      for (int i = 0; i < centred.length; i++) {
        descriptor[from + i] = (float) (centred[i] * scale);
      }
    }
    return descriptor;
  }

  static double length(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }
}
