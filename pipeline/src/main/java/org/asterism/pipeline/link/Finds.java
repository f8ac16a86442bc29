package org.asterism.pipeline.link;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.asterism.core.affinity.Affinity;
import org.jspecify.annotations.Nullable;

/**
 * What the driver needs to know of the edges that were found: how many, and the new bars of the
 * pictures whose nearest were wanted. Of those there are {@link Against#MOST} an affinity at most.
 */
final class Finds implements Serializable {
  private final int k;
  private final Map<String, Long> edges = new HashMap<>();
  private final Map<String, Map<String, Neighbour>> bars = new HashMap<>();
  private long raised;

  private Finds(int k) {
    this.k = k;
  }

  /**
   * @param found rows of {@link Against#FOUND}, which are all looked at
   */
  static Finds in(JavaRDD<Row> found, int k) {
    return found.aggregate(new Finds(k), Finds::with, Finds::plus);
  }

  private Finds with(Row edge) {
    String affinity = edge.getString(2);
    edges.merge(affinity, 1L, Long::sum);
    if (edge.getInt(5) == k) {
      if (edge.getBoolean(6)) {
        raised++;
      } else {
        bars.computeIfAbsent(affinity, any -> new HashMap<>())
            .put(edge.getString(0), new Neighbour(edge.getString(1), edge.getFloat(3)));
      }
    }
    return this;
  }

  private Finds plus(Finds others) {
    others.edges.forEach((affinity, count) -> edges.merge(affinity, count, Long::sum));
    others.bars.forEach(
        (affinity, those) -> bars.computeIfAbsent(affinity, any -> new HashMap<>()).putAll(those));
    raised += others.raised;
    return this;
  }

  long edges() {
    return edges.values().stream().mapToLong(Long::longValue).sum();
  }

  long edges(Affinity affinity) {
    return edges.getOrDefault(affinity.key(), 0L);
  }

  /**
   * How many lists got k new ones at once, though they are of none that was wanted: there may be
   * more that were not kept, so that the list's bar is the k-th now. Others keep theirs, for all
   * that surpasses it came to the list.
   */
  long raised() {
    return raised;
  }

  /** The k-th that was found for a picture whose nearest were wanted; null if there are fewer. */
  @Nullable Neighbour bar(String affinity, String id) {
    return bars.getOrDefault(affinity, Map.of()).get(id);
  }
}
