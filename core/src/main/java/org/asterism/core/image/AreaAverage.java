package org.asterism.core.image;

import java.util.Arrays;
import java.util.List;

/**
 * Resizes a picture so that every new pixel is the mean of exactly the area it covers, pixels on
 * its border counting by the part that lies inside. Integer arithmetic throughout: the same result
 * on every machine.
 *
 * <p>In however many sizes a picture is wanted, its pixels are read once: rows are added up as long
 * as no new row of any size ends among them. What lies left of a line between two new pixels
 * follows from the sums of the columns before it. Heights are counted in units of which an old
 * pixel has as many as all new heights divide; widths in units of which an old pixel has as many as
 * there are new columns.
 */
final class AreaAverage {
  private final int unitsPerRow;
  private final Rows whole;
  private final Before before;
  private final List<Target> targets;

  /** In pixels. */
  record Size(int width, int height) {}

  private AreaAverage(Picture picture, List<Size> sizes) {
    this.unitsPerRow = sizes.stream().mapToInt(Size::height).reduce(1, AreaAverage::commonMultiple);
    this.whole = new Rows(picture.width());
    this.before = new Before(picture.width());
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
    if (nextBottom() > end) {
      whole.add(rgb, row);
      if (whole.isFull()) {
        addWhole();
      }
      return;
    }
    addWhole();
    before.readRow(rgb, row);
    targets.forEach(each -> each.read(before));
    while (from < end) {
      long to = Math.min(end, nextBottom());
      for (Target each : targets) {
        each.add(to - from);
        if (each.bottom() == to) {
          each.writeRow();
        }
      }
      from = to;
    }
  }

  /** Where the first of the new rows ends that are being summed up. */
  private long nextBottom() {
    long first = Long.MAX_VALUE;
    for (Target each : targets) {
      first = Math.min(first, each.bottom());
    }
    return first;
  }

  private void addWhole() {
    if (!whole.isEmpty()) {
      before.read(whole);
      for (Target each : targets) {
        each.read(before);
        each.add(unitsPerRow);
      }
      whole.clear();
    }
  }

  /** Whole rows added up, red and blue of a column in one number. */
  private static final class Rows {
    /** As many samples of 8 bits as 16 bits hold the sum of. */
    private static final int MOST = 256;

    private final int[] redAndBlue;
    private final int[] green;
    private int count;

    private Rows(int width) {
      redAndBlue = new int[width];
      green = new int[width];
    }

    private void add(int[] rgb, int row) {
      int start = row * green.length;
      // Two loops of one array each, which compilers turn into vector instructions.
      for (int column = 0; column < redAndBlue.length; column++) {
        redAndBlue[column] += rgb[start + column] & 0xFF00FF;
      }
      for (int column = 0; column < green.length; column++) {
        green[column] += rgb[start + column] >> 8 & 0xFF;
      }
      count++;
    }

    private boolean isFull() {
      return count == MOST;
    }

    private boolean isEmpty() {
      return count == 0;
    }

    private void clear() {
      Arrays.fill(redAndBlue, 0);
      Arrays.fill(green, 0);
      count = 0;
    }
  }

  /**
   * For each column, the sums of red, green and blue before it; the last are those of all columns.
   * Three more count for nothing.
   */
  private static final class Before {
    private final int width;
    private final long[] sums;

    private Before(int width) {
      this.width = width;
      sums = new long[3 * (width + 2)];
    }

    private void read(Rows rows) {
      long red = 0;
      long green = 0;
      long blue = 0;
      for (int column = 0; column < width; column++) {
        red += rows.redAndBlue[column] >>> 16;
        green += rows.green[column];
        blue += rows.redAndBlue[column] & 0xFFFF;
        sums[3 * column + 3] = red;
        sums[3 * column + 4] = green;
        sums[3 * column + 5] = blue;
      }
    }

    private void readRow(int[] rgb, int row) {
      int start = row * width;
      long red = 0;
      long green = 0;
      long blue = 0;
      for (int column = 0; column < width; column++) {
        int pixel = rgb[start + column];
        red += pixel >> 16 & 0xFF;
        green += pixel >> 8 & 0xFF;
        blue += pixel & 0xFF;
        sums[3 * column + 3] = red;
        sums[3 * column + 4] = green;
        sums[3 * column + 5] = blue;
      }
    }
  }

  /** One of the new pictures. */
  private static final class Target {
    /** Pixels whose samples' sum is an int. */
    private static final int SHORT_AREA = Integer.MAX_VALUE / 256;

    private final int width;
    private final int height;
    private final long area;
    private final long unitsPerNewRow;

    /** By how much the sums are larger than in the picture's own units. */
    private final int surplus;

    private final int[] rgb;

    /** Of the new row being summed up: red, green and blue of each new pixel. */
    private final long[] sums;

    /** The same of the rows that are being added. */
    private final long[] cells;

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
      cells = new long[3 * width];
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

    /** Takes what the rows have between the borders of each new column. */
    private void read(Before before) {
      long[] whole = before.sums;
      long red = 0;
      long green = 0;
      long blue = 0;
      for (int x = 0; x < width; x++) {
        int left = 3 * columns[x];
        long in = inside[x];
        long out = width - in;
        long redLeft = out * whole[left] + in * whole[left + 3];
        long greenLeft = out * whole[left + 1] + in * whole[left + 4];
        long blueLeft = out * whole[left + 2] + in * whole[left + 5];
        cells[3 * x] = redLeft - red;
        cells[3 * x + 1] = greenLeft - green;
        cells[3 * x + 2] = blueLeft - blue;
        red = redLeft;
        green = greenLeft;
        blue = blueLeft;
      }
    }

    /**
     * Adds a part of the rows that were read.
     *
     * @param part in units
     */
    private void add(long part) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += part * cells[i];
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
      long own = (surplus == 1 ? sum : sum / surplus) + area / 2;
      // Short numbers are divided in a fraction of the time.
      return area <= SHORT_AREA ? (int) own / (int) area : (int) (own / area);
    }

    private Picture picture() {
      return new Picture(width, height, rgb);
    }
  }
}
