package org.asterism.core.formal;

import org.asterism.core.image.Picture;

/**
 * The picture as the blocks see it: without its outermost edge, reduced to one working size, in
 * {@link Oklab}.
 */
record LabPicture(Plane lightness, Plane greenRed, Plane blueYellow) {
  /**
   * The long side in pixels: what remains of a usual 256-pixel thumbnail within its margin, so that
   * a picture and its thumbnail are described alike.
   */
  static final int LONG_SIDE = 240;

  /** No side is shorter, so that every neighbourhood exists in every picture. */
  private static final int SHORT_SIDE = 32;

  /** The share of each side left out: frames, mounts and the ragged edge of a photograph. */
  private static final double MARGIN = 0.03;

  static LabPicture of(Picture picture) {
    Picture work = workingSize(withoutMargin(picture));
    int size = work.rgb().length;
    float[] lightness = new float[size];
    float[] greenRed = new float[size];
    float[] blueYellow = new float[size];
    for (int i = 0; i < size; i++) {
      Oklab colour = Oklab.of(work.rgb()[i]);
      lightness[i] = colour.lightness();
      greenRed[i] = colour.greenRed();
      blueYellow[i] = colour.blueYellow();
    }
    return new LabPicture(
        new Plane(work.width(), work.height(), lightness),
        new Plane(work.width(), work.height(), greenRed),
        new Plane(work.width(), work.height(), blueYellow));
  }

  int width() {
    return lightness.width();
  }

  int height() {
    return lightness.height();
  }

  private static Picture withoutMargin(Picture picture) {
    int left = (int) (picture.width() * MARGIN);
    int top = (int) (picture.height() * MARGIN);
    return picture.cropped(left, top, picture.width() - 2 * left, picture.height() - 2 * top);
  }

  private static Picture workingSize(Picture picture) {
    Picture reduced = picture.reducedTo(LONG_SIDE);
    int width = Math.max(SHORT_SIDE, reduced.width());
    int height = Math.max(SHORT_SIDE, reduced.height());
    return width == reduced.width() && height == reduced.height()
        ? reduced
        : picture.resizedTo(width, height);
  }
}
