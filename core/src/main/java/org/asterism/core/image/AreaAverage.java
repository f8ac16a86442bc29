package org.asterism.core.image;

import java.util.Arrays;

/**
 * Resizes a picture so that every new pixel is the mean of exactly the area it covers, pixels on
 * its border counting by the part that lies inside. Integer arithmetic throughout: the same result
 * on every machine.
 */
final class AreaAverage {
  private AreaAverage() {}

  /** Of a higher picture, sums over a column may not fit; rows are left out first. */
  private static final int HIGHEST = Integer.MAX_VALUE / 256;

  // Both pictures lie on one grid of width × oldWidth by height × oldHeight units, so that an old
  // pixel is width units wide and height units high, a new one oldWidth and oldHeight.
  static Picture resize(Picture whole, int width, int height) {
    Picture picture = whole.height() <= HIGHEST ? whole : everySecondRow(whole);
    int[] rgb = new int[width * height];
    int oldWidth = picture.width();
    int[] red = new int[oldWidth];
    int[] green = new int[oldWidth];
    int[] blue = new int[oldWidth];
    for (int y = 0; y < height; y++) {
      Arrays.fill(red, 0);
      Arrays.fill(green, 0);
      Arrays.fill(blue, 0);
      long top = (long) y * picture.height();
      long bottom = top + picture.height();
      for (int row = (int) (top / height); (long) row * height < bottom; row++) {
        int inside =
            (int) (Math.min(bottom, (row + 1L) * height) - Math.max(top, (long) row * height));
        addRow(picture.rgb(), row * oldWidth, inside, red, green, blue);
      }
      for (int x = 0; x < width; x++) {
        rgb[y * width + x] = pixel(picture, x, width, red, green, blue);
      }
    }
    return new Picture(width, height, rgb);
  }

  private static Picture everySecondRow(Picture picture) {
    int width = picture.width();
    int height = picture.height() / 2;
    int[] rgb = new int[width * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(picture.rgb(), 2 * y * width, rgb, y * width, width);
    }
    Picture half = new Picture(width, height, rgb);
    return height <= HIGHEST ? half : everySecondRow(half);
  }

  /** One loop a colour, so that the processor adds several columns at once. */
  private static void addRow(int[] rgb, int start, int part, int[] red, int[] green, int[] blue) {
    for (int column = 0; column < red.length; column++) {
      int pixel = rgb[start + column];
      red[column] += part * (pixel >> 16 & 0xFF);
      green[column] += part * (pixel >> 8 & 0xFF);
      blue[column] += part * (pixel & 0xFF);
    }
  }

  private static int pixel(
      Picture picture, int x, int width, int[] reds, int[] greens, int[] blues) {
    int oldWidth = picture.width();
    long area = (long) oldWidth * picture.height();
    long left = (long) x * oldWidth;
    long right = left + oldWidth;
    long red = area / 2;
    long green = area / 2;
    long blue = area / 2;
    for (int column = (int) (left / width); (long) column * width < right; column++) {
      long part = Math.min(right, (column + 1L) * width) - Math.max(left, (long) column * width);
      red += part * reds[column];
      green += part * greens[column];
      blue += part * blues[column];
    }
    return quotient(red, area) << 16 | quotient(green, area) << 8 | quotient(blue, area);
  }

  /** By a division of doubles, which is quicker, and exact where the quotient is below 256. */
  private static int quotient(long sum, long area) {
    return (int) ((double) sum / area);
  }
}
