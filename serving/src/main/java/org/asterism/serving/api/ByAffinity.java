package org.asterism.serving.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.asterism.core.affinity.Affinity;
import org.jspecify.annotations.Nullable;

/** Maps from an affinity's name, in the order formal, conceptual, historical. */
final class ByAffinity {
  private ByAffinity() {}

  static <T extends @Nullable Object> Map<String, T> of(Function<Affinity, T> values) {
    Map<String, T> map = new LinkedHashMap<>();
    for (Affinity affinity : Affinity.values()) {
      map.put(affinity.key(), values.apply(affinity));
    }
    return map;
  }
}
