package org.asterism.core.image;

import java.util.Objects;

/**
 * A decoded picture: 8-bit sRGB, upright, opaque. Two pictures are equal if they share one pixel
 * array; compare pictures by {@link DifferenceHash} instead.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param rgb {@code width × height} pixels, row by row, {@code 0xRRGGBB}; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // see above
public record Picture(int width, int height, int[] rgb) {
  /** The largest file that is decoded, in bytes. */
  public static final int MAX_BYTES = 40_000_000;

  /** The largest picture that is decoded, in pixels. */
  public static final long MAX_PIXELS = 50_000_000;

  public Picture {
    Objects.requireNonNull(rgb);
    if (width < 1 || height < 1 || (long) width * height != rgb.length) {
      throw new IllegalArgumentException(
          "%d pixels are no picture of %d × %d".formatted(rgb.length, width, height));
    }
  }

  /**
   * The first picture in the file, at its full size, turned upright as its EXIF orientation says.
   * Whatever is transparent lies on white.
   *
   * @throws UnreadablePictureException if the bytes are not a whole picture within {@link
   *     #MAX_BYTES} and {@link #MAX_PIXELS}; nothing is allocated for the pixels before both hold
   */
  public static Picture decode(byte[] bytes) {
    return PictureReader.read(bytes, Integer.MAX_VALUE);
  }

  /**
   * As {@link #decode(byte[])}, reduced so that no side is longer than {@code maxSide}. Takes less
   * memory than decoding first: of a huge picture only every n-th pixel is kept, with at least
   * three of them averaged into each pixel of the result, both ways.
   */
  public static Picture decode(byte[] bytes, int maxSide) {
    requireSide(maxSide);
    return PictureReader.read(bytes, maxSide).reducedTo(maxSide);
  }

  /** The longer of width and height. */
  public int longSide() {
    return Math.max(width, height);
  }

  /** This picture reduced by area averaging to that long side; itself if it is no longer. */
  public Picture reducedTo(int longSide) {
    requireSide(longSide);
    if (longSide >= longSide()) {
      return this;
    }
    double scale = (double) longSide / longSide();
    return resizedTo(
        Math.max(1, (int) Math.round(width * scale)),
        Math.max(1, (int) Math.round(height * scale)));
  }

  /**
   * This picture brought to that size by area averaging, its proportions changed if need be.
   *
   * @param newWidth 1 to 1,000,000
   * @param newHeight 1 to 1,000,000
   */
  public Picture resizedTo(int newWidth, int newHeight) {
    return AreaAverage.resize(this, newWidth, newHeight);
  }

  /** The part of this picture that starts at that column and row. */
  public Picture cropped(int left, int top, int newWidth, int newHeight) {
    if (left < 0 || top < 0 || left + newWidth > width || top + newHeight > height) {
      throw new IllegalArgumentException(
          "%d × %d from (%d, %d) do not lie within %d × %d"
              .formatted(newWidth, newHeight, left, top, width, height));
    }
    int[] part = new int[newWidth * newHeight];
    for (int y = 0; y < newHeight; y++) {
      System.arraycopy(rgb, (top + y) * width + left, part, y * newWidth, newWidth);
    }
    return new Picture(newWidth, newHeight, part);
  }

  private static void requireSide(int side) {
    if (side < 1) {
      throw new IllegalArgumentException("a picture has no side of " + side);
    }
  }
}
