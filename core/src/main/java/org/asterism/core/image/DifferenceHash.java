package org.asterism.core.image;

/**
 * A 64-bit fingerprint that survives scaling and recompression: whether each of 8 × 8 cells is
 * brighter than its right neighbour. Two files of one photograph differ in a few bits, two works in
 * about half.
 *
 * @see <a href="https://www.hackerfactor.com/blog/index.php?/archives/529-Kind-of-Like-That.html">
 *     N. Krawetz, "Kind of Like That" (2013)</a>
 */
public final class DifferenceHash {
  private static final int ROWS = 8;
  private static final int COLUMNS = 9;

  /** Of the picture reduced to the cells that are compared. */
  static final AreaAverage.Size CELLS = new AreaAverage.Size(COLUMNS, ROWS);

  private DifferenceHash() {}

  /** The fingerprint; the highest bit is the top left cell. */
  public static long of(Picture picture) {
    return ofCells(picture.resizedTo(COLUMNS, ROWS));
  }

  static long ofCells(Picture cells) {
    long hash = 0;
    for (int row = 0; row < ROWS; row++) {
      for (int column = 1; column < COLUMNS; column++) {
        int right = row * COLUMNS + column;
        hash = hash << 1 | (Luma.of(cells.rgb()[right - 1]) > Luma.of(cells.rgb()[right]) ? 1 : 0);
      }
    }
    return hash;
  }

  /** In how many of the 64 bits two fingerprints differ. */
  public static int distance(long a, long b) {
    return Long.bitCount(a ^ b);
  }

  /** 16 lower-case hexadecimal digits, as kept in tables. */
  public static String hex(long hash) {
    return "%016x".formatted(hash);
  }

  /**
   * The fingerprint that {@link #hex} wrote.
   *
   * @throws NumberFormatException if it is not up to 16 hexadecimal digits
   */
  public static long ofHex(String hex) {
    return Long.parseUnsignedLong(hex, 16);
  }
}
