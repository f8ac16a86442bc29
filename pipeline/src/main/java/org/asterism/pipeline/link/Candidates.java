package org.asterism.pipeline.link;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * For each picture of a block those of another that may be among its k nearest, kept while their
 * products pass by, in room that does not grow.
 *
 * <p>Products of single precision differ a little with the shape of the tile and the processor. So
 * whatever lies within their greatest possible error of the k-th is kept as well, and {@link
 * #nearest} decides by {@link Block#cosine}, which is always the same.
 */
final class Candidates {
  /** Scores lie between -2 and 2, so that differences of two in steps fit an int. */
  private static final float STEP = 0x1p-28f;

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
  private final float @Nullable [] known;
  private final int rank;
  private final int[] steps;

  /**
   * @param bars the least score with which another counts, of each picture; taken over
   * @param self the row of each picture among the others, which is passed over, or -1
   * @param known the scores of what each has found elsewhere, as {@link NearestLists#scores} gives
   *     them; null if nothing
   */
  private Candidates(
      Block own,
      Block others,
      LinkSettings settings,
      float[] bars,
      int[] self,
      float @Nullable [] known) {
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
    this.known = known;
    this.rank = known == null ? k : settings.k();
    this.steps = new int[room + settings.k()];
  }

  /** Of pictures about whose neighbours nothing is known. */
  static Candidates open(Block own, Block others, LinkSettings settings) {
    return new Candidates(own, others, settings, openBars(own, settings), noneOf(own.size()), null);
  }

  private static float[] openBars(Block own, LinkSettings settings) {
    float[] bars = new float[own.size()];
    // Where hubs are ranked lower, a score says little of the cosine.
    Arrays.fill(
        bars,
        settings.csls() > 0
            ? Float.NEGATIVE_INFINITY
            : settings.least() - errorOf(own.dimension()));
    return bars;
  }

  /**
   * Of pictures that found others elsewhere, which are to be surpassed.
   *
   * @param known {@link NearestLists#scores} of what they found
   */
  static Candidates beyond(float[] known, Block own, Block others, LinkSettings settings) {
    return beyond(known, own, others, settings, noneOf(own.size()));
  }

  static Candidates beyond(
      float[] known, Block own, Block others, LinkSettings settings, int[] self) {
    float[] bars = openBars(own, settings);
    float error = errorOf(own.dimension());
    for (int row = 0; row < bars.length; row++) {
      bars[row] = Math.max(bars[row], known[(row + 1) * settings.k() - 1] - error);
    }
    return new Candidates(own, others, settings, bars, self, known);
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
    return new Candidates(own, others, settings, bars, noneOf(own.size()), null);
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
    bars[row] = Math.max(bars[row], best(row) - 2 * error);
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

  /**
   * The k-th highest of a picture's scores, those known from elsewhere included, rounded down to
   * whole {@link #STEP}s; minus infinity if there are fewer.
   *
   * <p>By bisection: how many reach a score is counted without a branch, several at a time. Sorting
   * half of them would stall at every second comparison.
   */
  private float best(int row) {
    int count = 0;
    for (int i = row * room; i < row * room + sizes[row]; i++) {
      steps[count++] = (int) Math.floor(scores[i] / STEP);
    }
    if (known != null) {
      for (int i = row * rank; i < (row + 1) * rank && known[i] > Float.NEGATIVE_INFINITY; i++) {
        steps[count++] = (int) Math.floor(known[i] / STEP);
      }
    }
    if (count < rank) {
      return Float.NEGATIVE_INFINITY;
    }
    int low = Integer.MAX_VALUE;
    int high = Integer.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      low = Math.min(low, steps[i]);
      high = Math.max(high, steps[i]);
    }
    while (low < high) {
      int middle = high - (high - low) / 2;
      int reaching = reaching(middle, count);
      if (reaching < rank) {
        high = middle - 1;
      } else {
        low = middle;
        if (reaching == rank) {
          break;
        }
      }
    }
    return low * STEP;
  }

  private int reaching(int least, int count) {
    int below = 0;
    for (int i = 0; i < count; i++) {
      below += (steps[i] - least) >>> (Integer.SIZE - 1);
    }
    return count - below;
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
    return ranked(row, KnownCosines.NONE);
  }

  private Ranked ranked(int row, KnownCosines known) {
    Ranked ranked = new Ranked(sizes[row]);
    known.turnTo(row);
    for (int i = row * room; i < row * room + sizes[row]; i++) {
      float cosine = known.of(rows[i]);
      if (Float.isNaN(cosine)) {
        cosine = own.cosine(row, others, rows[i]);
      }
      ranked.add(rows[i], cosine, cosine - others.hubness()[rows[i]]);
    }
    ranked.sort();
    return ranked;
  }

  /** What is left of all that were offered: each picture's nearest, exactly. */
  NearestLists nearest(LinkSettings settings) {
    return nearest(settings, KnownCosines.NONE);
  }

  /**
   * @param cosines some that the others' lists hold already
   */
  NearestLists nearest(LinkSettings settings, KnownCosines cosines) {
    NearestLists.Builder lists = new NearestLists.Builder(own.size(), others);
    for (int row = 0; row < own.size(); row++) {
      if (sizes[row] > k || known != null) {
        tidy(row);
      }
      Ranked ranked = ranked(row, cosines);
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
