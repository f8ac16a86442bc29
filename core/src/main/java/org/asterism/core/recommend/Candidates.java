package org.asterism.core.recommend;

import java.util.BitSet;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.bundle.Bundle;

/**
 * Chooses which images are worth scoring. A small collection, or what little a filter leaves of a
 * large one, is taken whole; else the nearest of each weighted affinity are asked of its index.
 */
final class Candidates {
  private static final double SMALL_SHARE = 0.05;
  private static final int FEWEST = 200;
  private static final int PER_RESULT = 10;

  private final Bundle bundle;
  private final Settings settings;

  Candidates(Bundle bundle, Settings settings) {
    this.bundle = bundle;
    this.settings = settings;
  }

  /**
   * @param graph rows that are candidates in any case, if allowed
   */
  BitSet choose(Start start, UsedWeights weights, int limit, IntPredicate allowed, Graph graph) {
    BitSet all = new BitSet(bundle.columns().size());
    IntStream.range(0, bundle.columns().size()).filter(allowed).forEach(all::set);
    boolean isSmall =
        bundle.columns().size() <= settings.exactUpTo()
            || all.cardinality() < SMALL_SHARE * bundle.columns().size();
    return isSmall ? all : nearest(start, weights, limit, all, graph);
  }

  private BitSet nearest(Start start, UsedWeights weights, int limit, BitSet allowed, Graph graph) {
    int count = Math.max(FEWEST, PER_RESULT * limit);
    BitSet found = new BitSet(bundle.columns().size());
    for (Map.Entry<Affinity, Embedding> each : start.embeddings().entrySet()) {
      if (weights.of(each.getKey()) > 0) {
        for (int row :
            bundle.nearest(each.getKey(), each.getValue().vector(), count, allowed::get)) {
          found.set(row);
        }
      }
    }
    graph.weights().keySet().stream().filter(allowed::get).forEach(found::set);
    return found;
  }
}
