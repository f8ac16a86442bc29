package org.asterism.sandbox.studio;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A picture in the making.
 *
 * @param rgb {@code width × height} pixels, row by row, {@code 0xRRGGBB}; changed in place
 */
@SuppressWarnings("ArrayRecordComponent") // a canvas is changed in place and never compared
record Pixels(int width, int height, int[] rgb) {
  static Pixels blank(int width, int height, int colour) {
    int[] rgb = new int[width * height];
    java.util.Arrays.fill(rgb, colour);
    return new Pixels(width, height, rgb);
  }

  /** A view of the image: both share their pixels. */
  static Pixels of(BufferedImage image) {
    int[] data = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    return new Pixels(image.getWidth(), image.getHeight(), data);
  }

  BufferedImage toImage() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, rgb, 0, width);
    return image;
  }

  /** The pixel nearest to that point, at the edge beyond it. */
  int at(double x, double y) {
    int column = Math.max(0, Math.min(width - 1, (int) x));
    int row = Math.max(0, Math.min(height - 1, (int) y));
    return rgb[row * width + column] & 0xffffff;
  }

  /** How fast brightness changes there, to the right and downwards. */
  double[] slope(double x, double y, int reach) {
    return new double[] {
      Ink.luma(at(x + reach, y)) - Ink.luma(at(x - reach, y)),
      Ink.luma(at(x, y + reach)) - Ink.luma(at(x, y - reach))
    };
  }

  /** A copy softened by two passes of a box filter. */
  Pixels softened(int radius) {
    Pixels once = boxed(radius);
    return once.boxed(radius);
  }

  private Pixels boxed(int radius) {
    int[] across = new int[rgb.length];
    for (int y = 0; y < height; y++) {
      smear(rgb, across, y * width, 1, width, radius);
    }
    int[] down = new int[rgb.length];
    for (int x = 0; x < width; x++) {
      smear(across, down, x, width, height, radius);
    }
    return new Pixels(width, height, down);
  }

  private static void smear(int[] from, int[] to, int start, int step, int count, int radius) {
    int r = 0;
    int g = 0;
    int b = 0;
    int span = 2 * radius + 1;
    for (int i = -radius; i <= radius; i++) {
      int p = from[start + Math.max(0, Math.min(count - 1, i)) * step];
      r += p >> 16 & 255;
      g += p >> 8 & 255;
      b += p & 255;
    }
    for (int i = 0; i < count; i++) {
      to[start + i * step] = (r / span) << 16 | (g / span) << 8 | (b / span);
      int gone = from[start + Math.max(0, i - radius) * step];
      int come = from[start + Math.min(count - 1, i + radius + 1) * step];
      r += (come >> 16 & 255) - (gone >> 16 & 255);
      g += (come >> 8 & 255) - (gone >> 8 & 255);
      b += (come & 255) - (gone & 255);
    }
  }
}
