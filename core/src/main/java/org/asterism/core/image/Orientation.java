package org.asterism.core.image;

import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;

/** How a stored picture has to be turned to stand upright: the eight values of EXIF tag 274. */
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  UPSIDE_DOWN(false, true, true),
  UPSIDE_DOWN_MIRRORED(false, false, true),
  TRANSPOSED(true, false, false),
  TURN_RIGHT(true, false, true),
  TRANSVERSED(true, true, true),
  TURN_LEFT(true, true, false);

  private final boolean swapsSides;
  private final boolean flipsColumns;
  private final boolean flipsRows;

  /** The stored column (row) is read backwards if it flips, and comes from the row if it swaps. */
  Orientation(boolean swapsSides, boolean flipsColumns, boolean flipsRows) {
    this.swapsSides = swapsSides;
    this.flipsColumns = flipsColumns;
    this.flipsRows = flipsRows;
  }

  /** The orientation a file states; upright if it states none that can be read. */
  static Orientation of(byte[] file, PictureFormat format) {
    for (ExifIFD0Directory tags :
        PictureMetadata.exifOf(file, format).getDirectoriesOfType(ExifIFD0Directory.class)) {
      Integer tag = tags.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
      if (tag != null && tag >= 1 && tag <= 8) {
        return values()[tag - 1];
      }
    }
    return UPRIGHT;
  }

  Picture upright(Picture stored) {
    if (this == UPRIGHT) {
      return stored;
    }
    int width = swapsSides ? stored.height() : stored.width();
    int height = swapsSides ? stored.width() : stored.height();
    int[] rgb = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column = swapsSides ? y : x;
        int row = swapsSides ? x : y;
        int storedColumn = flipsColumns ? stored.width() - 1 - column : column;
        int storedRow = flipsRows ? stored.height() - 1 - row : row;
        rgb[y * width + x] = stored.rgb()[storedRow * stored.width() + storedColumn];
      }
    }
    return new Picture(width, height, rgb);
  }
}
