package org.asterism.core.image;

import java.util.Arrays;
import java.util.List;

/**
 * Resizes a picture so that every new pixel is the mean of exactly the area it covers, pixels on
 * its border counting by the part that lies inside. Integer arithmetic throughout: the same result
 * on every machine.
 *
 * <p>In however many sizes a picture is wanted, its pixels are read once. What lies above a border
 * between two new rows is summed up column by column, and so is what lies left of each column; what
 * a new pixel covers is the difference of four such sums. Heights are counted in units of which an
 * old pixel has as many as all new heights divide; widths in units of which an old pixel has as
 * many as there are new columns.
 */
final class AreaAverage {
  private final Picture picture;
  private final int unitsPerRow;
  private final Above above;
  private final List<Target> targets;

  /** In pixels, at least 1 and at most a million each. */
  record Size(int width, int height) {
    private static final int MOST = 1_000_000;

    Size {
      if (width < 1 || height < 1 || width > MOST || height > MOST) {
        throw new IllegalArgumentException(
            "a picture cannot be brought to %d × %d".formatted(width, height));
      }
    }
  }

  private AreaAverage(Picture picture, List<Size> sizes) {
    this.picture = picture;
    this.unitsPerRow = sizes.stream().mapToInt(Size::height).reduce(1, AreaAverage::commonMultiple);
    this.above = new Above(picture.width(), unitsPerRow);
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
    average.readRows();
    return average.targets.stream().map(Target::picture).toList();
  }

  private void readRows() {
    long border = nextBorder();
    for (int row = 0; row < picture.height(); row++) {
      long at = (long) row * unitsPerRow;
      long end = at + unitsPerRow;
      if (border > end) {
        above.addRow(picture.rgb(), row);
        continue;
      }
      while (border <= end) {
        above.addPart(picture.rgb(), row, (int) (border - at));
        above.sumUp();
        for (Target each : targets) {
          if (each.bottom() == border) {
            each.writeRow(above);
          }
        }
        at = border;
        border = nextBorder();
      }
      above.addPart(picture.rgb(), row, (int) (end - at));
    }
  }

  /** Where the first of the new rows ends that are not written yet. */
  private long nextBorder() {
    long first = Long.MAX_VALUE;
    for (Target each : targets) {
      first = Math.min(first, each.bottom());
    }
    return first;
  }

  /**
   * What lies above a border, summed up from the left. Its loops over columns go through arrays at
   * the same places, which compilers turn into vector instructions.
   */
  private static final class Above {
    /** As many samples of 8 bits as 16 bits hold the sum of. */
    private static final int MOST_ROWS = 256;

    private final int width;
    private final int unitsPerRow;

    /** Whole rows that are summed up before the sums of a column's units are no int any more. */
    private final int mostRows;

    /** The row being added. */
    private final int[] pixels;

    /** Of the whole rows since the latest sums, by column; red and blue in one number. */
    private final int[] redAndBlue;

    private final int[] green;
    private int rows;

    /** Of parts of rows since then, by column, in units. */
    private final int[] partsOfRed;

    private final int[] partsOfGreen;
    private final int[] partsOfBlue;

    /**
     * For each column, the sums of red, green and blue left of it; the last are those of all
     * columns. Three more count for nothing.
     */
    private final long[] left;

    private Above(int width, int unitsPerRow) {
      this.width = width;
      this.unitsPerRow = unitsPerRow;
      // Besides whole rows there are parts of two.
      mostRows = Math.min(MOST_ROWS, Integer.MAX_VALUE / 255 / unitsPerRow - 2);
      pixels = new int[width];
      redAndBlue = new int[width];
      green = new int[width];
      partsOfRed = new int[width];
      partsOfGreen = new int[width];
      partsOfBlue = new int[width];
      left = new long[3 * (width + 2)];
    }

    private void addRow(int[] rgb, int row) {
      System.arraycopy(rgb, row * width, pixels, 0, width);
      for (int column = 0; column < redAndBlue.length; column++) {
        redAndBlue[column] += pixels[column] & 0xFF00FF;
      }
      for (int column = 0; column < green.length; column++) {
        green[column] += pixels[column] >> 8 & 0xFF;
      }
      rows++;
      if (rows == mostRows) {
        sumUp();
      }
    }

    /**
     * Adds some of a row's height.
     *
     * @param part in units
     */
    private void addPart(int[] rgb, int row, int part) {
      System.arraycopy(rgb, row * width, pixels, 0, width);
      for (int column = 0; column < partsOfRed.length; column++) {
        partsOfRed[column] += part * (pixels[column] >> 16 & 0xFF);
      }
      for (int column = 0; column < partsOfGreen.length; column++) {
        partsOfGreen[column] += part * (pixels[column] >> 8 & 0xFF);
      }
      for (int column = 0; column < partsOfBlue.length; column++) {
        partsOfBlue[column] += part * (pixels[column] & 0xFF);
      }
    }

    /** Brings what was added into the sums. */
    private void sumUp() {
      for (int column = 0; column < partsOfRed.length; column++) {
        partsOfRed[column] += unitsPerRow * (redAndBlue[column] >>> 16);
      }
      for (int column = 0; column < partsOfGreen.length; column++) {
        partsOfGreen[column] += unitsPerRow * green[column];
      }
      for (int column = 0; column < partsOfBlue.length; column++) {
        partsOfBlue[column] += unitsPerRow * (redAndBlue[column] & 0xFFFF);
      }
      long reds = 0;
      long greens = 0;
      long blues = 0;
      for (int column = 0; column < width; column++) {
        reds += partsOfRed[column];
        greens += partsOfGreen[column];
        blues += partsOfBlue[column];
        left[3 * column + 3] += reds;
        left[3 * column + 4] += greens;
        left[3 * column + 5] += blues;
      }
      for (int[] each : List.of(redAndBlue, green, partsOfRed, partsOfGreen, partsOfBlue)) {
        Arrays.fill(each, 0);
      }
      rows = 0;
    }
  }

  /** One of the new pictures. */
  private static final class Target {
    /** An area whose samples' sum is an int. */
    private static final int SHORT_AREA = Integer.MAX_VALUE / 256;

    private final int width;
    private final int height;

    /** Of a new pixel, in units both ways. */
    private final long area;

    private final long half;
    private final long unitsPerNewRow;

    private final int[] rgb;

    /** Red, green and blue of all new pixels of a column that are written. */
    private final long[] written;

    /** The old column that the right border of each new one falls into, and how far. */
    private final int[] columns;

    private final int[] inside;

    private int row;

    private Target(Size size, Picture picture, int unitsPerRow) {
      width = size.width();
      height = size.height();
      int unitsOfOwn = unitsPerRow / height;
      unitsPerNewRow = (long) unitsOfOwn * picture.height();
      area = picture.width() * unitsPerNewRow;
      half = (long) picture.width() * picture.height() / 2 * unitsOfOwn;
      rgb = new int[width * height];
      written = new long[3 * width];
      columns = new int[width];
      inside = new int[width];
      for (int x = 0; x < width; x++) {
        long border = (x + 1L) * picture.width();
        columns[x] = (int) (border / width);
        inside[x] = (int) (border % width);
      }
    }

    /** Where the new row ends that is to be written next. */
    private long bottom() {
      return row < height ? (row + 1) * unitsPerNewRow : Long.MAX_VALUE;
    }

    private void writeRow(Above above) {
      long[] sums = above.left;
      long red = 0;
      long green = 0;
      long blue = 0;
      for (int x = 0; x < width; x++) {
        int column = 3 * columns[x];
        long in = inside[x];
        long out = width - in;
        long redLeft = out * sums[column] + in * sums[column + 3];
        long greenLeft = out * sums[column + 1] + in * sums[column + 4];
        long blueLeft = out * sums[column + 2] + in * sums[column + 5];
        rgb[row * width + x] =
            mean(redLeft - red, 3 * x) << 16
                | mean(greenLeft - green, 3 * x + 1) << 8
                | mean(blueLeft - blue, 3 * x + 2);
        red = redLeft;
        green = greenLeft;
        blue = blueLeft;
      }
      row++;
    }

    /** Of the new pixel: what lies above its lower border in its column, less what is written. */
    private int mean(long sumAbove, int sample) {
      long sum = sumAbove - written[sample];
      written[sample] = sumAbove;
      long own = sum + half;
      // Short numbers are divided in a fraction of the time.
      return area <= SHORT_AREA ? (int) own / (int) area : (int) (own / area);
    }

    private Picture picture() {
      return new Picture(width, height, rgb);
    }
  }
}
