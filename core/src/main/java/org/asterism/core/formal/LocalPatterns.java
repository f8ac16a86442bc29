package org.asterism.core.formal;

/**
 * Local binary patterns: which of a pixel's eight neighbours are at least as bright as it is, kept
 * apart only where they form one bright and one dark arc ("uniform"), which nearly all do.
 *
 * @see <a href="https://doi.org/10.1109/TPAMI.2002.1017623">T. Ojala, M. Pietikäinen and T.
 *     Mäenpää, "Multiresolution gray-scale and rotation invariant texture classification with local
 *     binary patterns" (2002)</a>
 */
enum LocalPatterns {
  /**
   * Arcs of a length and a direction, a direction and its opposite being one: the stroke's way
   * matters, the light's side does not.
   */
  DIRECTED(31) {
    @Override
    int binOf(int pattern) {
      int length = Integer.bitCount(pattern);
      if (length == 0 || length == 8) {
        return length == 0 ? 0 : 1;
      }
      int start = Integer.numberOfTrailingZeros(pattern & ~turnedByOne(pattern));
      return 2 + (length - 1) * 4 + start % 4;
    }
  },
  /** Arcs of a length, whichever way they look. */
  UNDIRECTED(10) {
    @Override
    int binOf(int pattern) {
      return Integer.bitCount(pattern);
    }
  };

  private static final int NEIGHBOURS = 8;

  private final int bins;

  @SuppressWarnings("ImmutableEnumChecker") // written by the constructor alone
  private final int[] binOfPattern = new int[1 << NEIGHBOURS];

  LocalPatterns(int bins) {
    this.bins = bins;
    for (int pattern = 0; pattern < binOfPattern.length; pattern++) {
      int changes = Integer.bitCount(pattern ^ turnedByOne(pattern));
      binOfPattern[pattern] = changes <= 2 ? binOf(pattern) : bins - 1;
    }
  }

  int bins() {
    return bins;
  }

  /** How often each pattern occurs in the plane. */
  Histogram of(Plane plane) {
    int width = plane.width();
    float[] values = plane.values();
    int[] patterns = new int[1 << NEIGHBOURS];
    for (int y = 1; y < plane.height() - 1; y++) {
      int end = y * width + width - 1;
      for (int i = y * width + 1; i < end; i++) {
        float value = values[i];
        // Without branches, which nothing could predict.
        int darker =
            isDarker(values[i + 1], value)
                | isDarker(values[i + 1 - width], value) << 1
                | isDarker(values[i - width], value) << 2
                | isDarker(values[i - 1 - width], value) << 3
                | isDarker(values[i - 1], value) << 4
                | isDarker(values[i + width - 1], value) << 5
                | isDarker(values[i + width], value) << 6
                | isDarker(values[i + width + 1], value) << 7;
        patterns[darker ^ 0xFF]++;
      }
    }
    double[] counts = new double[bins];
    for (int pattern = 0; pattern < patterns.length; pattern++) {
      counts[binOfPattern[pattern]] += patterns[pattern];
    }
    return Histogram.of(counts);
  }

  /** 1 if the neighbour is darker: the sign of the difference. */
  private static int isDarker(float neighbour, float value) {
    return Float.floatToRawIntBits(neighbour - value) >>> 31;
  }

  /** The bin of a uniform pattern; the last one is left to all others. */
  abstract int binOf(int pattern);

  private static int turnedByOne(int pattern) {
    return ((pattern << 1) | (pattern >> (NEIGHBOURS - 1))) & ((1 << NEIGHBOURS) - 1);
  }
}
