package org.asterism.pipeline.evaluate;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What related works share, as the metadata has it.
 *
 * @param name such as {@code artist}
 * @param labels by work; two works are related if they share one; empty where nothing is known
 * @param copiesCount whether finding another file of the same picture proves anything
 */
record Relation(String name, List<Set<String>> labels, boolean copiesCount) {

  /**
   * @param labels by work one label, or null
   */
  static Relation of(String name, List<@Nullable String> labels) {
    return new Relation(
        name,
        labels.stream().map(label -> label == null ? Set.<String>of() : Set.of(label)).toList(),
        false);
  }

  boolean relates(int one, int other) {
    return !Collections.disjoint(labels.get(one), labels.get(other));
  }

  /** By work whether it shares a label with any other. */
  boolean[] asking() {
    Map<String, Integer> counts = new HashMap<>();
    labels.forEach(each -> each.forEach(label -> counts.merge(label, 1, Integer::sum)));
    boolean[] asking = new boolean[labels.size()];
    for (int work = 0; work < asking.length; work++) {
      asking[work] = labels.get(work).stream().anyMatch(label -> counts.get(label) >= 2);
    }
    return asking;
  }
}
