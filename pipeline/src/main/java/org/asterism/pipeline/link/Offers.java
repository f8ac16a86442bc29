package org.asterism.pipeline.link;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * What an update brings: the whole lists of the pictures that were sought, and for others what may
 * come into theirs. Every task holds it, so it is not for {@link Update#MOST_OFFERS} or more.
 */
final class Offers implements Serializable {
  private static final long serialVersionUID = 1;

  private final Map<String, Map<String, Float>> whole = new HashMap<>();
  private final Map<String, Map<String, Float>> single = new HashMap<>();
  private final Set<String> gone;

  /**
   * @param sought pictures whose whole lists are found
   * @param gone vectors that edges were made of and that are no more
   * @param found rows of {@link Against#FOUND}
   */
  Offers(Set<String> sought, Set<String> gone, Iterable<Row> found, int k) {
    this.gone = gone;
    Map<String, Nearest> nearest = new HashMap<>();
    sought.forEach(id -> nearest.put(id, new Nearest(k)));
    for (Row row : found) {
      String src = row.getString(0);
      Nearest list = nearest.get(src);
      if (list == null) {
        single.computeIfAbsent(src, id -> new HashMap<>()).put(row.getString(1), row.getFloat(2));
      } else {
        list.offer(row.getString(1), row.getFloat(2), row.getFloat(2));
      }
    }
    nearest.forEach(
        (id, list) -> {
          Map<String, Float> cosines = new HashMap<>();
          list.found().forEach(near -> cosines.put(near.id(), near.cosine()));
          whole.put(id, cosines);
        });
  }

  /** Pictures whose lists these are, all of them, with what is in them. */
  Map<String, Map<String, Float>> whole() {
    return whole;
  }

  /** Of pictures that keep their lists, what is offered for them. */
  Map<String, Map<String, Float>> single() {
    return single;
  }

  boolean isGone(String id) {
    return gone.contains(id);
  }

  boolean haveGone() {
    return !gone.isEmpty();
  }
}
