package org.asterism.core.formal;

/** How much of the picture is dark, middling or light: a histogram of lightness. */
final class ToneBlock {
  static final int SIZE = 17;

  private ToneBlock() {}

  static float[] describe(LabPicture picture) {
    Histogram tones = new Histogram(SIZE);
    for (float lightness : picture.lightness().values()) {
      tones.share(0, SIZE, lightness * (SIZE - 1), 1);
    }
    float[] block = new float[SIZE];
    tones.writeRoots(block, 0);
    return block;
  }
}
