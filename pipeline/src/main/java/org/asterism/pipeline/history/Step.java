package org.asterism.pipeline.history;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One step of a second-order random walk as in node2vec (Grover and Leskovec, 2016): from the node
 * before {@code t} over {@code v}, the step to {@code x} has the weight of the relation times 1/p
 * if x is t, 1 if x is next to t, and 1/q otherwise.
 *
 * <p>A neighbour is drawn by its weight and kept with its bias over the greatest bias, else drawn
 * again: no table for every pair of nodes is needed. After {@value #MOST_TRIES} tries, as where p
 * is huge and the only way leads back, the step is drawn from the exact sums, which gives the same
 * chances. Every draw is a hash of who began the walk, its number, the step and the try.
 */
final class Step implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int MOST_TRIES = 50;

  /** Above the numbers any try's draws have. */
  private static final int DRAWS = 128;

  private final WalkSettings settings;
  private final double back;
  private final double away;
  private final double most;

  Step(WalkSettings settings) {
    this.settings = settings;
    this.back = 1 / settings.p();
    this.away = 1 / settings.q();
    this.most = Math.max(1, Math.max(back, away));
  }

  /**
   * @param origin {@link Draw#identity} of the node the walk began at
   * @param walk the number of the walk among those from that node
   * @param step 1 for the first
   * @param here neighbours of the node the walk stands on, at least one
   * @param before the node it came from, and -1 for the first step
   * @param ofBefore that node's neighbours, needed if {@link WalkSettings#isSecondOrder}
   * @return the next node's number
   */
  int next(
      long origin, int walk, int step, Neighbours here, int before, @Nullable Neighbours ofBefore) {
    long seed = settings.seed();
    long draw = (long) step * DRAWS;
    if (here.size() == 1) {
      return here.nodes()[0];
    }
    if (before < 0 || ofBefore == null || !settings.isSecondOrder()) {
      return here.nodes()[here.drawn(Draw.bits(seed, origin, walk, draw))];
    }
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      int node = here.nodes()[here.drawn(Draw.bits(seed, origin, walk, draw + 2 * attempt))];
      double chance = Draw.unit(seed, origin, walk, draw + 2 * attempt + 1) * most;
      if (chance < bias(node, before, ofBefore)) {
        return node;
      }
    }
    return bySums(here, before, ofBefore, Draw.unit(seed, origin, walk, draw + DRAWS - 1));
  }

  private double bias(int node, int before, Neighbours ofBefore) {
    if (node == before) {
      return back;
    }
    return ofBefore.hold(node) ? 1 : away;
  }

  private int bySums(Neighbours here, int before, Neighbours ofBefore, double draw) {
    double[] sums = new double[here.size()];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += here.weights()[i] * bias(here.nodes()[i], before, ofBefore);
      sums[i] = sum;
    }
    for (int i = 0; i < sums.length - 1; i++) {
      if (draw * sum < sums[i]) {
        return here.nodes()[i];
      }
    }
    return here.nodes()[sums.length - 1];
  }
}
