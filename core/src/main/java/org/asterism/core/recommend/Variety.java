package org.asterism.core.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Maximal marginal relevance (Carbonell and Goldstein, 1998): of the best placed works, takes one
 * after another the one with the most of
 *
 * <pre>(1 − δ) · score(i)  −  δ · max over those taken of Σₐ uₐ·cosₐ(i, j)</pre>
 *
 * <p>with δ the diversity and uₐ the weights of the question. The first is the best placed, ties go
 * to the better placed, and no score changes.
 */
final class Variety {
  /** How many works are looked at for each that is wanted. */
  static final int POOL = 5;

  private Variety() {}

  interface Likeness {
    /** In [-1, 1]. */
    double between(int row, int other);
  }

  /**
   * @param ranked best first, of which the first {@value #POOL} times {@code limit} are looked at
   */
  static List<Scored> of(List<Scored> ranked, double diversity, int limit, Likeness likeness) {
    List<Scored> waiting =
        new ArrayList<>(ranked.subList(0, (int) Math.min(ranked.size(), (long) POOL * limit)));
    double[] nearest = new double[waiting.size()];
    Arrays.fill(nearest, -1);
    boolean[] isTaken = new boolean[waiting.size()];
    List<Scored> taken = new ArrayList<>();
    while (taken.size() < Math.min(limit, waiting.size())) {
      int best = -1;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < waiting.size(); i++) {
        double known = taken.isEmpty() ? 0 : nearest[i];
        double value =
            (1 - diversity) * Scorer.shown(waiting.get(i).millionths()) - diversity * known;
        if (!isTaken[i] && value > most) {
          best = i;
          most = value;
        }
      }
      isTaken[best] = true;
      taken.add(waiting.get(best));
      for (int i = 0; i < waiting.size(); i++) {
        if (!isTaken[i]) {
          nearest[i] =
              Math.max(nearest[i], likeness.between(waiting.get(i).row(), waiting.get(best).row()));
        }
      }
    }
    return taken;
  }
}
