package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a IIIF manifest. In version 2 a text is a string, an object with {@code @value} and
 * {@code @language}, or a list of these; in version 3 it is a list of strings for each language.
 */
final class IiifText {
  private static final List<String> LANGUAGES =
      List.of("en", "en-gb", "en-us", "none", "@none", "", "de", "fr", "nl", "it", "es");

  private IiifText() {}

  /** The text in the language Asterism prefers, on one line; null where there is none. */
  static @Nullable String one(JsonNode text) {
    List<String> values = values(text);
    return values.isEmpty() ? null : line(String.join("\n", values));
  }

  /** The values in one language, the preferred one of those there are; line breaks stay. */
  static List<String> values(JsonNode text) {
    return byLanguage(text).getOrDefault(language(text), List.of());
  }

  /** The language of {@link #values} as the text tells it, empty where it does not. */
  static String language(JsonNode text) {
    Set<String> languages = byLanguage(text).keySet();
    return LANGUAGES.stream()
        .filter(languages::contains)
        .findFirst()
        .orElseGet(() -> languages.stream().findFirst().orElse(""));
  }

  /** The values in all languages. */
  static List<String> all(JsonNode text) {
    return byLanguage(text).values().stream().flatMap(List::stream).toList();
  }

  static String line(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static Map<String, List<String>> byLanguage(JsonNode text) {
    Map<String, List<String>> languages = new LinkedHashMap<>();
    if (text.isObject() && !text.has("@value") && !text.has("value")) {
      text.fields().forEachRemaining(each -> add(languages, each.getKey(), each.getValue()));
    } else {
      add(languages, "", text);
    }
    languages.values().removeIf(List::isEmpty);
    return languages;
  }

  private static void add(Map<String, List<String>> languages, String language, JsonNode value) {
    for (JsonNode each : value.isArray() ? value : List.of(value)) {
      if (each.isValueNode() && !each.isNull()) {
        String plain = plain(each.asText());
        if (!plain.isEmpty()) {
          languages
              .computeIfAbsent(
                  language.toLowerCase(java.util.Locale.ROOT), any -> new ArrayList<>())
              .add(plain);
        }
      } else if (each.isObject()) {
        String told = each.path("@language").asText(each.path("language").asText(language));
        add(languages, told, each.has("@value") ? each.path("@value") : each.path("value"));
      }
    }
  }

  /** Without markup, but with its line breaks. */
  private static String plain(String text) {
    if (!text.contains("<") && !text.contains("&")) {
      return text.strip();
    }
    Document html = Jsoup.parse(text.replace("\n", "<br>"));
    html.outputSettings().prettyPrint(false);
    html.select("br").after("\n");
    return Objects.requireNonNull(html.body()).wholeText().strip();
  }
}
