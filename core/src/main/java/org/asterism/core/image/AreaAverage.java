package org.asterism.core.image;

import java.util.Arrays;

/**
 * Resizes a picture so that every new pixel is the mean of exactly the area it covers, pixels on
 * its border counting by the part that lies inside. Integer arithmetic throughout: the same result
 * on every machine.
 */
final class AreaAverage {
  private AreaAverage() {}

  // Both pictures lie on one grid of width × oldWidth by height × oldHeight units, so that an old
  // pixel is width units wide and height units high, a new one oldWidth and oldHeight.
  static Picture resize(Picture picture, int width, int height) {
    int[] rgb = new int[width * height];
    long[] columns = new long[3 * picture.width()];
    for (int y = 0; y < height; y++) {
      Arrays.fill(columns, 0);
      long top = (long) y * picture.height();
      long bottom = top + picture.height();
      for (int row = (int) (top / height); (long) row * height < bottom; row++) {
        long inside = Math.min(bottom, (row + 1L) * height) - Math.max(top, (long) row * height);
        addRow(picture, row, inside, columns);
      }
      writeRow(picture, columns, width, rgb, y * width);
    }
    return new Picture(width, height, rgb);
  }

  private static void addRow(Picture picture, int row, long part, long[] columns) {
    int[] rgb = picture.rgb();
    int start = row * picture.width();
    for (int column = 0; column < picture.width(); column++) {
      int pixel = rgb[start + column];
      columns[3 * column] += part * (pixel >> 16 & 0xFF);
      columns[3 * column + 1] += part * (pixel >> 8 & 0xFF);
      columns[3 * column + 2] += part * (pixel & 0xFF);
    }
  }

  private static void writeRow(Picture picture, long[] columns, int width, int[] rgb, int start) {
    int oldWidth = picture.width();
    long area = (long) oldWidth * picture.height();
    for (int x = 0; x < width; x++) {
      long left = (long) x * oldWidth;
      long right = left + oldWidth;
      long red = area / 2;
      long green = area / 2;
      long blue = area / 2;
      for (int column = (int) (left / width); (long) column * width < right; column++) {
        long part = Math.min(right, (column + 1L) * width) - Math.max(left, (long) column * width);
        red += part * columns[3 * column];
        green += part * columns[3 * column + 1];
        blue += part * columns[3 * column + 2];
      }
      rgb[start + x] = (int) (red / area) << 16 | (int) (green / area) << 8 | (int) (blue / area);
    }
  }
}
