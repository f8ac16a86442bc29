package org.asterism.core.recommend;

import java.util.ArrayList;
import java.util.List;
import org.asterism.core.affinity.Affinity;
import org.jspecify.annotations.Nullable;

/**
 * Gives one part of a score out to reasons, to the last millionth. Not for several threads.
 *
 * <p>A reason gets its part of the similarity times what a similarity of 1 would count, rounded to
 * millionths. What is left goes to a reason of its own, or, if rounding alone has left it, to the
 * first.
 */
final class Ledger {
  private final @Nullable Affinity affinity;
  private final double full;
  private final List<Reason> given = new ArrayList<>();
  private long left;

  /**
   * @param affinity null for the graph
   * @param part the part to give out
   * @param full what a similarity of 1 would count in the score
   */
  Ledger(@Nullable Affinity affinity, Part part, double full) {
    this.affinity = affinity;
    this.full = full;
    left = Scorer.millionths(part.contribution());
  }

  /** Gives a reason its part of the similarity; one that counts less than a millionth is untold. */
  void give(Reason.Kind kind, String text, double similarity) {
    add(kind, text, Scorer.millionths(full * similarity));
  }

  private void add(Reason.Kind kind, String text, long millionths) {
    if (millionths != 0) {
      given.add(new Reason(affinity, kind, text, Scorer.shown(millionths)));
      left -= millionths;
    }
  }

  /** Gives all that is left, and ends. */
  List<Reason> restTo(Reason.Kind kind, String text) {
    // Each reason was rounded by half a millionth, and so was the whole.
    if (!given.isEmpty() && Math.abs(left) <= given.size()) {
      Reason first = given.get(0);
      long millionths = Scorer.millionths(first.contribution()) + left;
      given.set(0, new Reason(affinity, first.kind(), first.text(), Scorer.shown(millionths)));
    } else {
      add(kind, text, left);
    }
    return List.copyOf(given);
  }
}
