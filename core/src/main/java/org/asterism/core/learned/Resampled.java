package org.asterism.core.learned;

import java.util.Arrays;
import org.asterism.core.image.Picture;

/**
 * One axis of a resize that weighs all pixels a new pixel covers, as Pillow's {@code resize} does
 * for 8-bit pictures, to the last bit: the kernel is stretched when the picture shrinks, weights
 * are whole numbers of 2⁻²², and each axis is rounded to 8 bits. Integer arithmetic on the pixels
 * makes it the same on every machine.
 */
final class Resampled {
  private static final int BITS = 22;
  private static final int HALF = 1 << (BITS - 1);

  private final int[] first;
  private final int[][] weights;

  /**
   * @param oldSize pixels along this axis
   * @param newSize pixels after the resize
   * @param from the first new pixel that is wanted
   * @param count how many of them
   */
  Resampled(Interpolation kernel, int oldSize, int newSize, int from, int count) {
    first = new int[count];
    weights = new int[count][];
    double scale = (double) oldSize / newSize;
    double stretch = Math.max(1, scale);
    double support = kernel.support() * stretch;
    for (int i = 0; i < count; i++) {
      double centre = (from + i + 0.5) * scale;
      int begin = Math.max(0, (int) (centre - support + 0.5));
      int end = Math.min(oldSize, (int) (centre + support + 0.5));
      double[] exact = new double[end - begin];
      double sum = 0;
      for (int j = 0; j < exact.length; j++) {
        exact[j] = kernel.weight((j + begin - centre + 0.5) / stretch);
        sum += exact[j];
      }
      first[i] = begin;
      weights[i] = new int[exact.length];
      for (int j = 0; j < exact.length; j++) {
        double weight = (sum == 0 ? exact[j] : exact[j] / sum) * (1 << BITS);
        weights[i][j] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
      }
    }
  }

  /**
   * The picture at {@code newWidth × newHeight}, of which only the part is made that begins at
   * {@code (left, top)}.
   */
  static Picture of(
      Picture picture,
      Interpolation kernel,
      int newWidth,
      int newHeight,
      int left,
      int top,
      int width,
      int height) {
    Resampled across = new Resampled(kernel, picture.width(), newWidth, left, width);
    Resampled down = new Resampled(kernel, picture.height(), newHeight, top, height);
    int firstRow = down.first[0];
    int rows = down.first[height - 1] + down.weights[height - 1].length - firstRow;
    int[] narrow = across.alongRows(picture, firstRow, rows);
    return new Picture(width, height, down.alongColumns(narrow, width, firstRow));
  }

  private int[] alongRows(Picture picture, int firstRow, int rows) {
    int[] old = picture.rgb();
    int[] rgb = new int[rows * first.length];
    for (int y = 0; y < rows; y++) {
      int row = (firstRow + y) * picture.width();
      for (int x = 0; x < first.length; x++) {
        int red = HALF;
        int green = HALF;
        int blue = HALF;
        int start = row + first[x];
        for (int weight : weights[x]) {
          int pixel = old[start++];
          red += (pixel >> 16 & 0xFF) * weight;
          green += (pixel >> 8 & 0xFF) * weight;
          blue += (pixel & 0xFF) * weight;
        }
        rgb[y * first.length + x] = packed(red, green, blue);
      }
    }
    return rgb;
  }

  /** Row after row is added up, in loops that a compiler turns into vector instructions. */
  private int[] alongColumns(int[] old, int width, int firstRow) {
    int[] rgb = new int[first.length * width];
    int[] red = new int[width];
    int[] green = new int[width];
    int[] blue = new int[width];
    for (int y = 0; y < first.length; y++) {
      Arrays.fill(red, HALF);
      Arrays.fill(green, HALF);
      Arrays.fill(blue, HALF);
      int start = (first[y] - firstRow) * width;
      for (int weight : weights[y]) {
        add(old, start, 16, weight, red);
        add(old, start, 8, weight, green);
        add(old, start, 0, weight, blue);
        start += width;
      }
      for (int x = 0; x < width; x++) {
        rgb[y * width + x] = packed(red[x], green[x], blue[x]);
      }
    }
    return rgb;
  }

  private static void add(int[] old, int start, int shift, int weight, int[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += (old[start + x] >> shift & 0xFF) * weight;
    }
  }

  private static int packed(int red, int green, int blue) {
    return clipped(red) << 16 | clipped(green) << 8 | clipped(blue);
  }

  private static int clipped(int value) {
    return Math.max(0, Math.min(255, value >> BITS));
  }
}
