package org.asterism.core.formal;

/** The mark of the brush: directed local patterns of lightness at three scales. */
final class StrokeBlock {
  private static final int SCALES = 3;
  static final int SIZE = SCALES * 31;

  private StrokeBlock() {}

  static float[] describe(LabPicture picture) {
    float[] block = new float[SIZE];
    Plane plane = picture.lightness();
    for (int scale = 0; scale < SCALES; scale++) {
      LocalPatterns.DIRECTED.of(plane).writeRoots(block, scale * LocalPatterns.DIRECTED.bins());
      plane = plane.halved();
    }
    return block;
  }
}
