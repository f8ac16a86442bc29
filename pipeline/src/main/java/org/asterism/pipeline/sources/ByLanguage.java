package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Texts given in several languages, as {@code {"en": ["A title"], "nl": [...], "def": [...]}}.
 * English comes first, the others by their codes, and {@code def}, a text of no known language,
 * last.
 */
final class ByLanguage {
  private static final Comparator<String> ENGLISH_FIRST =
      Comparator.comparing((String code) -> !code.equals("en"))
          .thenComparing(code -> code.equals("def"))
          .thenComparing(Comparator.naturalOrder());

  private ByLanguage() {}

  /**
   * All texts, the preferred language first. Entities' addresses, which stand among them, are left
   * out.
   */
  static List<List<String>> all(JsonNode texts) {
    return List.copyOf(byLanguage(texts).values());
  }

  private static Map<String, List<String>> byLanguage(JsonNode texts) {
    Map<String, List<String>> languages = new TreeMap<>(ENGLISH_FIRST);
    texts.fields().forEachRemaining(e -> languages.put(e.getKey(), plain(e.getValue())));
    languages.values().removeIf(List::isEmpty);
    return languages;
  }

  /** The code of the preferred language's texts; null where that is not known. */
  static @Nullable String bestLanguage(JsonNode texts) {
    return byLanguage(texts).keySet().stream().findFirst().map(Languages::code).orElse(null);
  }

  /** The texts of the preferred language; none where there are none in any. */
  static List<String> best(JsonNode texts) {
    return all(texts).stream().findFirst().orElse(List.of());
  }

  /** The texts of a list, or of a value that stands for a list of one. */
  private static List<String> plain(JsonNode value) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : value.isTextual() ? List.of(value) : value) {
      String text = each.isTextual() ? each.asText().strip() : "";
      if (!text.isEmpty() && !isAddress(text)) {
        texts.add(text);
      }
    }
    return texts;
  }

  static boolean isAddress(String text) {
    return text.matches("(?:https?://|urn:)\\S+");
  }
}
