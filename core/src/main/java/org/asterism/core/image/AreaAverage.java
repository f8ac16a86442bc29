package org.asterism.core.image;

import java.util.Arrays;
import java.util.List;

/**
 * Resizes a picture so that every new pixel is the mean of exactly the area it covers, pixels on
 * its border counting by the part that lies inside. Integer arithmetic throughout: the same result
 * on every machine.
 *
 * <p>In however many sizes a picture is wanted, its pixels are read once: whole rows are added up
 * to strips, and a strip ends where a new row of any size does. What lies left of a line between
 * two new pixels follows from the sums of a strip's columns before it. Heights are counted in units
 * of which an old pixel has as many as all new heights divide; widths in units of which an old
 * pixel has as many as there are new columns.
 */
final class AreaAverage {
  private final int unitsPerRow;
  private final Strip strip;
  private final List<Target> targets;

  /** In pixels. */
  record Size(int width, int height) {}

  private AreaAverage(Picture picture, List<Size> sizes) {
    this.unitsPerRow = sizes.stream().mapToInt(Size::height).reduce(1, AreaAverage::commonMultiple);
    this.strip = new Strip(picture.width());
    this.targets = sizes.stream().map(size -> new Target(size, picture, unitsPerRow)).toList();
  }

  private static int commonMultiple(int one, int other) {
    int a = one;
    int b = other;
    while (b != 0) {
      int rest = a % b;
      a = b;
      b = rest;
    }
    return Math.multiplyExact(one / a, other);
  }

  static Picture resize(Picture picture, int width, int height) {
    return resize(picture, List.of(new Size(width, height))).get(0);
  }

  /** One picture in several sizes, whose heights have a small common multiple. */
  static List<Picture> resize(Picture picture, List<Size> sizes) {
    AreaAverage average = new AreaAverage(picture, sizes);
    for (int row = 0; row < picture.height(); row++) {
      average.add(picture.rgb(), row);
    }
    return average.targets.stream().map(Target::picture).toList();
  }

  private void add(int[] rgb, int row) {
    long from = (long) row * unitsPerRow;
    long end = from + unitsPerRow;
    while (from < end) {
      long to = end;
      for (Target each : targets) {
        to = Math.min(to, each.bottom());
      }
      strip.add(rgb, row, (int) (to - from));
      from = to;
      boolean ends = strip.isFull(unitsPerRow);
      for (Target each : targets) {
        ends |= each.bottom() == to;
      }
      if (ends) {
        strip.sumUp();
        for (Target each : targets) {
          each.add(strip, to);
        }
        strip.clear();
      }
    }
  }

  /** Some rows, whole ones and parts, added up. */
  private static final class Strip {
    private final int width;
    private final int[] red;
    private final int[] green;
    private final int[] blue;
    private int units;

    /** Of the columns before each, and once more of all. */
    private final long[] redBefore;

    private final long[] greenBefore;
    private final long[] blueBefore;

    private Strip(int width) {
      this.width = width;
      red = new int[width];
      green = new int[width];
      blue = new int[width];
      redBefore = new long[width + 2];
      greenBefore = new long[width + 2];
      blueBefore = new long[width + 2];
    }

    private void add(int[] rgb, int row, int part) {
      int start = row * width;
      for (int column = 0; column < width; column++) {
        int pixel = rgb[start + column];
        red[column] += part * (pixel >> 16 & 0xFF);
        green[column] += part * (pixel >> 8 & 0xFF);
        blue[column] += part * (pixel & 0xFF);
      }
      units += part;
    }

    /** Whether another row might be too much for the sums. */
    private boolean isFull(int unitsPerRow) {
      return units > Integer.MAX_VALUE / 255 - unitsPerRow;
    }

    private void sumUp() {
      long r = 0;
      long g = 0;
      long b = 0;
      for (int column = 0; column < width; column++) {
        r += red[column];
        g += green[column];
        b += blue[column];
        redBefore[column + 1] = r;
        greenBefore[column + 1] = g;
        blueBefore[column + 1] = b;
      }
    }

    private void clear() {
      Arrays.fill(red, 0);
      Arrays.fill(green, 0);
      Arrays.fill(blue, 0);
      units = 0;
    }
  }

  /** One of the new pictures. */
  private static final class Target {
    private final int width;
    private final int height;
    private final long area;
    private final long unitsPerNewRow;

    /** By how much the sums are larger than in the picture's own units. */
    private final int surplus;

    private final int[] rgb;

    /** Of the new row being summed up: red, green and blue of each new pixel. */
    private final long[] sums;

    /** The old column that the right border of each new one falls into, and how far. */
    private final int[] columns;

    private final int[] inside;

    private int row;

    private Target(Size size, Picture picture, int unitsPerRow) {
      width = size.width();
      height = size.height();
      area = (long) picture.width() * picture.height();
      surplus = unitsPerRow / height;
      unitsPerNewRow = (long) surplus * picture.height();
      rgb = new int[width * height];
      sums = new long[3 * width];
      columns = new int[width];
      inside = new int[width];
      for (int x = 0; x < width; x++) {
        long border = (x + 1L) * picture.width();
        columns[x] = (int) (border / width);
        inside[x] = (int) (border % width);
      }
    }

    /** Where the new row ends that is being summed up. */
    private long bottom() {
      return (row + 1) * unitsPerNewRow;
    }

    private void add(Strip strip, long to) {
      long red = 0;
      long green = 0;
      long blue = 0;
      for (int x = 0; x < width; x++) {
        int column = columns[x];
        long in = inside[x];
        long out = width - in;
        long redLeft = out * strip.redBefore[column] + in * strip.redBefore[column + 1];
        long greenLeft = out * strip.greenBefore[column] + in * strip.greenBefore[column + 1];
        long blueLeft = out * strip.blueBefore[column] + in * strip.blueBefore[column + 1];
        sums[3 * x] += redLeft - red;
        sums[3 * x + 1] += greenLeft - green;
        sums[3 * x + 2] += blueLeft - blue;
        red = redLeft;
        green = greenLeft;
        blue = blueLeft;
      }
      if (to == bottom()) {
        writeRow();
      }
    }

    private void writeRow() {
      for (int x = 0; x < width; x++) {
        rgb[row * width + x] =
            mean(sums[3 * x]) << 16 | mean(sums[3 * x + 1]) << 8 | mean(sums[3 * x + 2]);
      }
      Arrays.fill(sums, 0);
      row++;
    }

    private int mean(long sum) {
      return (int) ((sum / surplus + area / 2) / area);
    }

    private Picture picture() {
      return new Picture(width, height, rgb);
    }
  }
}
