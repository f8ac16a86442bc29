package org.asterism.core.image;

import java.util.Arrays;

/**
 * Resizes a picture so that every new pixel is the mean of exactly the area it covers, pixels on
 * its border counting by the part that lies inside. Integer arithmetic throughout: the same result
 * on every machine.
 */
final class AreaAverage {
  private AreaAverage() {}

  static Picture resize(Picture picture, int width, int height) {
    int[] rgb = new int[width * height];
    long[] sums = new long[3 * width];
    // One old pixel is width × height units wide and high, one new pixel picture.width() of them.
    long area = (long) picture.width() * picture.height();
    for (int y = 0; y < height; y++) {
      Arrays.fill(sums, 0);
      long top = (long) y * picture.height();
      long bottom = top + picture.height();
      for (int row = (int) (top / height); (long) row * height < bottom; row++) {
        long inside = Math.min(bottom, (row + 1L) * height) - Math.max(top, (long) row * height);
        addRow(picture, row, inside, width, sums);
      }
      for (int x = 0; x < width; x++) {
        rgb[y * width + x] =
            mean(sums[3 * x], area) << 16
                | mean(sums[3 * x + 1], area) << 8
                | mean(sums[3 * x + 2], area);
      }
    }
    return new Picture(width, height, rgb);
  }

  private static void addRow(Picture picture, int row, long rowPart, int width, long[] sums) {
    int oldWidth = picture.width();
    int start = row * oldWidth;
    for (int column = 0, x = 0; column < oldWidth; ) {
      long left = Math.max((long) column * width, (long) x * oldWidth);
      long right = Math.min((column + 1L) * width, (x + 1L) * oldWidth);
      int pixel = picture.rgb()[start + column];
      long part = rowPart * (right - left);
      sums[3 * x] += part * (pixel >> 16 & 0xFF);
      sums[3 * x + 1] += part * (pixel >> 8 & 0xFF);
      sums[3 * x + 2] += part * (pixel & 0xFF);
      if (right == (x + 1L) * oldWidth) {
        x++;
      }
      if (right == (column + 1L) * width) {
        column++;
      }
    }
  }

  private static int mean(long sum, long area) {
    return (int) ((sum + area / 2) / area);
  }
}
