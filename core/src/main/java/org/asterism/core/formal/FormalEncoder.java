package org.asterism.core.formal;

import org.asterism.core.image.Picture;

/**
 * The built-in formal encoder: how a picture looks, as a unit vector made of {@link FormalBlock}s.
 * A pure function of the pixels, the same on every machine, with nothing learned from a collection
 * and nothing to download. Safe for any number of threads.
 */
public final class FormalEncoder {
  /** The model's name in tables and bundles; it changes whenever any number it gives does. */
  public static final String MODEL = "asterism-formal-2";

  /** The number of components. */
  public static final int DIMENSION = 512;

  private static final Neutral NEUTRAL = Neutral.shipped();

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
      float[] telling = NEUTRAL.takenOutOf(block, block.describe(lab));
      int from = block.from();
      double scale = Math.sqrt(block.weight()) / Neutral.length(telling);
      for (int i = 0; i < telling.length; i++) {
        descriptor[from + i] = (float) (telling[i] * scale);
      }
    }
    return descriptor;
  }
}
