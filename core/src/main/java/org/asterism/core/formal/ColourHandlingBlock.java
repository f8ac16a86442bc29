package org.asterism.core.formal;

/**
 * How colour is laid on, flat or broken: local patterns of the two tints at two scales. It starts
 * at half size, because JPEG keeps tints at no more and its blocks would show.
 */
final class ColourHandlingBlock {
  private static final int SCALES = 2;
  static final int SIZE = 2 * SCALES * 10;

  private ColourHandlingBlock() {}

  static float[] describe(LabPicture picture) {
    float[] block = new float[SIZE];
    write(picture.greenRed(), block, 0);
    write(picture.blueYellow(), block, SIZE / 2);
    return block;
  }

  private static void write(Plane tint, float[] block, int offset) {
    Plane plane = tint;
    for (int scale = 0; scale < SCALES; scale++) {
      plane = plane.halved();
      LocalPatterns.UNDIRECTED
          .of(plane)
          .writeRoots(block, offset + scale * LocalPatterns.UNDIRECTED.bins());
    }
  }
}
