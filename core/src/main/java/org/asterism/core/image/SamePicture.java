package org.asterism.core.image;

/**
 * Whether two files show one picture: reduced, recompressed, cropped by a few percent or slightly
 * shifted in colour. Two paintings of one motif, or two prints of one series, are two pictures.
 *
 * <p>It is asked in two steps. Both hashes are compared first, which costs nothing and can be
 * looked up by {@link #keys}; then the miniatures, laid on each other.
 */
public final class SamePicture {
  /** What either hash may differ in, of 64 bits: what a crop of 5 % changes at most, nearly. */
  private static final int MOST_BITS = 14;

  /** Width by height of one may be this many times that of the other: a crop of one side alone. */
  private static final double MOST_STRETCH = 1.08;

  private static final double LEAST_AGREEMENT = 0.95;
  private static final double LEAST_FINE_AGREEMENT = 0.9;
  private static final double MOST_COLOUR_DIFFERENCE = 14;

  private static final int BLOCKS = 8;
  private static final int PAIRS = BLOCKS * (BLOCKS - 1) / 2;

  /** How many {@link #keys} a picture has. */
  public static final int KEYS = 2 * PAIRS;

  private SamePicture() {}

  /**
   * Keys to look a picture up by: both its hashes are cut into eight blocks of eight bits, and each
   * pair of blocks is a key. Two pictures share one whenever either of their hashes differs in at
   * most six bits, for six bits spoil at most six of eight blocks; with more bits, often.
   *
   * @see <a href="https://doi.org/10.1145/1242572.1242592">G. S. Manku, A. Jain, A. Das Sarma,
   *     "Detecting near-duplicates for web crawling" (2007), section 3</a>
   */
  public static int[] keys(long phash, long dhash) {
    int[] keys = new int[KEYS];
    int next = 0;
    for (long hash : new long[] {phash, dhash}) {
      for (int a = 0; a < BLOCKS; a++) {
        for (int b = a + 1; b < BLOCKS; b++) {
          keys[next] = next << 16 | block(hash, a) << 8 | block(hash, b);
          next++;
        }
      }
    }
    return keys;
  }

  private static int block(long hash, int index) {
    return (int) (hash >>> 8 * index) & 0xFF;
  }

  /** Whether the hashes leave it open that the pictures are one. */
  public static boolean isPossible(long phashA, long dhashA, long phashB, long dhashB) {
    return PerceptualHash.distance(phashA, phashB) <= MOST_BITS
        && DifferenceHash.distance(dhashA, dhashB) <= MOST_BITS;
  }

  /**
   * Whether the pictures are one, as far as their sizes and miniatures tell. Never for blank ones.
   *
   * @param stretch width by height of one by that of the other
   */
  public static boolean is(Miniature a, Miniature b, double stretch) {
    if (Math.max(stretch, 1 / stretch) > MOST_STRETCH
        || a.colourDifference(b) > MOST_COLOUR_DIFFERENCE
        || a.isBlank()
        || b.isBlank()) {
      return false;
    }
    double[] greyA = a.grey();
    double[] greyB = b.grey();
    return isSame(Alignment.unmoved(greyA, greyB))
        || isSame(Alignment.best(greyA, greyB))
        || isSame(Alignment.best(greyB, greyA));
  }

  private static boolean isSame(Alignment alignment) {
    return alignment.agreement() >= LEAST_AGREEMENT
        && alignment.fineAgreement() >= LEAST_FINE_AGREEMENT;
  }
}
