package org.asterism.core.image;

/** How bright a pixel looks: Rec. 601 luma in thousandths, 0 to 255,000. */
final class Luma {
  private Luma() {}

  static int of(int rgb) {
    return 299 * (rgb >> 16 & 0xFF) + 587 * (rgb >> 8 & 0xFF) + 114 * (rgb & 0xFF);
  }
}
