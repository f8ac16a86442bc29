package org.asterism.core.image;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

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

  /** The orientation a JPEG file states; upright if it states none that can be read. */
  static Orientation ofJpeg(byte[] bytes) {
    try {
      Metadata metadata =
          JpegMetadataReader.readMetadata(
              new ByteArrayInputStream(bytes), List.of(new ExifReader()));
      ExifIFD0Directory tags = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
      Integer tag = tags == null ? null : tags.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
      return tag == null || tag < 1 || tag > 8 ? UPRIGHT : values()[tag - 1];
    } catch (ImageProcessingException | IOException e) {
      // Damaged metadata say nothing about the pixels, which decide by themselves.
      return UPRIGHT;
    }
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
