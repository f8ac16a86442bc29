package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far the categories of Wikimedia Commons are walked, each once however they lie inside each
 * other.
 *
 * @param known the categories met so far with their depths, in the order of their listing
 * @param at the one under way
 * @param continuation the API's {@code continue} inside it
 */
record CategoryWalk(Map<String, Integer> known, int at, Map<String, String> continuation) {
  /** A cursor holds no more names. */
  static final int MOST = 500;

  CategoryWalk {
    known = new LinkedHashMap<>(known);
    continuation = new TreeMap<>(continuation);
  }

  static CategoryWalk of(CommonsQuery query, @Nullable String cursor) {
    if (cursor == null) {
      return new CategoryWalk(Map.of(query.subject(), 0), 0, Map.of());
    }
    JsonNode json = JsonApi.parsed(cursor);
    Map<String, Integer> known = new LinkedHashMap<>();
    json.path("known").forEach(each -> known.put(each.path(0).asText(), each.path(1).asInt()));
    Map<String, String> continuation = new TreeMap<>();
    json.path("continue")
        .fields()
        .forEachRemaining(each -> continuation.put(each.getKey(), each.getValue().asText()));
    return new CategoryWalk(known, json.path("at").asInt(), continuation);
  }

  String cursor() {
    List<List<Object>> names = new ArrayList<>();
    known.forEach((name, depth) -> names.add(List.of(name, depth)));
    return JsonApi.text(Map.of("known", names, "at", at, "continue", continuation));
  }

  String category() {
    return List.copyOf(known.keySet()).get(at);
  }

  int depth() {
    return known.getOrDefault(category(), 0);
  }

  /** The same category, further on. */
  CategoryWalk on(Map<String, String> next) {
    return new CategoryWalk(known, at, next);
  }

  /** With that category to be listed too, unless it is known. */
  CategoryWalk with(String name) {
    Map<String, Integer> more = new LinkedHashMap<>(known);
    more.putIfAbsent(name, depth() + 1);
    return new CategoryWalk(more, at, continuation);
  }

  boolean isFull() {
    return known.size() >= MOST;
  }

  /** The next category, or null after the last. */
  @Nullable CategoryWalk next() {
    return at + 1 < known.size() ? new CategoryWalk(known, at + 1, Map.of()) : null;
  }
}
