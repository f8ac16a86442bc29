package org.asterism.pipeline.link;

import java.util.Arrays;

/**
 * For each picture of a block those of another that may be among its k nearest, kept while their
 * products pass by, in room that does not grow.
 *
 * <p>Products of single precision differ a little with the shape of the tile and the processor. So
 * whatever lies within their greatest possible error of the k-th is kept as well, and {@link
 * #nearest} decides by {@link Block#cosine}, which is always the same.
 */
final class Candidates {
  private final Block own;
  private final Block others;
  private final int k;
  private final int room;
  private final float least;

  /** How far a product may be from the {@link Block#cosine}. */
  private final float error;

  private final int[] rows;
  private final float[] scores;
  private final int[] sizes;
  private final float[] bars;
  private final int[] self;
  private final float[] sorting;

  /**
   * @param bars the least score with which another counts, of each picture; taken over
   * @param self the row of each picture among the others, which is passed over, or -1
   */
  private Candidates(Block own, Block others, LinkSettings settings, float[] bars, int[] self) {
    this.own = own;
    this.others = others;
    this.k = Math.min(settings.k(), others.size());
    this.room = roomFor(k);
    this.error = errorOf(own.dimension());
    this.least = settings.least() - error;
    this.rows = new int[own.size() * room];
    this.scores = new float[own.size() * room];
    this.sizes = new int[own.size()];
    this.bars = bars;
    this.self = self;
    this.sorting = new float[room];
  }

  /** Of pictures about whose neighbours nothing is known. */
  static Candidates open(Block own, Block others, LinkSettings settings) {
    return open(own, others, settings, noneOf(own.size()));
  }

  static Candidates open(Block own, Block others, LinkSettings settings, int[] self) {
    float[] bars = new float[own.size()];
    // Where hubs are ranked lower, a score says little of the cosine.
    Arrays.fill(
        bars,
        settings.csls() > 0
            ? Float.NEGATIVE_INFINITY
            : settings.least() - errorOf(own.dimension()));
    return new Candidates(own, others, settings, bars, self);
  }

  /**
   * Of pictures that have neighbours already.
   *
   * @param weakest the cosine that another has to reach, of each; infinite if none is wanted
   */
  static Candidates above(float[] weakest, Block own, Block others, LinkSettings settings) {
    float error = errorOf(own.dimension());
    float[] bars = new float[weakest.length];
    for (int row = 0; row < bars.length; row++) {
      bars[row] = Math.max(weakest[row], settings.least()) - error;
    }
    return new Candidates(own, others, settings, bars, noneOf(own.size()));
  }

  private static int[] noneOf(int size) {
    int[] none = new int[size];
    Arrays.fill(none, -1);
    return none;
  }

  /** Room for one picture's candidates; more than k, so that it is tidied seldom. */
  static int roomFor(int k) {
    return 2 * k + 16;
  }

  /**
   * The sum of d products of two unit vectors is off by at most d·u of 1, in whatever order they
   * are added, with u = 2⁻²⁴ (Higham, Accuracy and Stability of Numerical Algorithms, §3.1); and so
   * is the cosine itself.
   */
  private static float errorOf(int dimension) {
    return 2 * (dimension + 2) * 0x1p-24f;
  }

  /** What a product less the other's hubness must reach to be worth an {@link #offer}. */
  float bar(int row) {
    return bars[row];
  }

  float[] bars() {
    return bars;
  }

  void offer(int row, int other, float product) {
    if (product < least || other == self[row]) {
      return;
    }
    int at = row * room + sizes[row];
    rows[at] = other;
    scores[at] = product - others.hubness()[other];
    if (++sizes[row] == room) {
      tidy(row);
    }
  }

  /** Drops what is surely not among the k nearest, and raises the bar. */
  private void tidy(int row) {
    int from = row * room;
    int size = sizes[row];
    bars[row] = Math.max(bars[row], best(from, size) - 2 * error);
    int kept = 0;
    for (int i = from; i < from + size; i++) {
      if (scores[i] >= bars[row]) {
        rows[from + kept] = rows[i];
        scores[from + kept] = scores[i];
        kept++;
      }
    }
    sizes[row] = kept;
    if (kept > (k + room) / 2) {
      decideTies(row);
    }
  }

  /** The k-th highest of some scores, by Hoare's selection. */
  private float best(int from, int size) {
    float[] some = sorting;
    System.arraycopy(scores, from, some, 0, size);
    int low = 0;
    int high = size - 1;
    while (low < high) {
      float pivot = some[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (some[i] > pivot) {
          i++;
        }
        while (some[j] < pivot) {
          j--;
        }
        if (i <= j) {
          float swapped = some[i];
          some[i++] = some[j];
          some[j--] = swapped;
        }
      }
      if (k - 1 <= j) {
        high = j;
      } else if (k - 1 >= i) {
        low = i;
      } else {
        break;
      }
    }
    return some[k - 1];
  }

  /** So many are nearly alike that their cosines and ids must tell at once who stays. */
  private void decideTies(int row) {
    Ranked ranked = ranked(row);
    int from = row * room;
    sizes[row] = Math.min(k, ranked.size());
    for (int place = 0; place < sizes[row]; place++) {
      rows[from + place] = ranked.row(place);
      scores[from + place] = ranked.score(place);
    }
    if (sizes[row] == k) {
      bars[row] = Math.max(bars[row], ranked.score(k - 1) - error);
    }
  }

  private Ranked ranked(int row) {
    Ranked ranked = new Ranked(sizes[row]);
    for (int i = row * room; i < row * room + sizes[row]; i++) {
      float cosine = own.cosine(row, others, rows[i]);
      ranked.add(rows[i], cosine, cosine - others.hubness()[rows[i]]);
    }
    ranked.sort();
    return ranked;
  }

  /** What is left of all that were offered: each picture's nearest, exactly. */
  NearestLists nearest(LinkSettings settings) {
    NearestLists.Builder lists = new NearestLists.Builder(own.size(), others);
    for (int row = 0; row < own.size(); row++) {
      if (sizes[row] > k) {
        tidy(row);
      }
      Ranked ranked = ranked(row);
      int taken = 0;
      for (int place = 0; place < ranked.size() && taken < k; place++) {
        if (ranked.cosine(place) >= settings.least()) {
          lists.add(ranked.row(place), ranked.cosine(place));
          taken++;
        }
      }
      lists.endRow();
    }
    return lists.build();
  }
}
