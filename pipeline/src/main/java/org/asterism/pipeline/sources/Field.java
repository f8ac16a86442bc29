package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a museum's record, in which absence has many forms. */
final class Field {
  private Field() {}

  /** Plain text, or null where the field is absent, null, blank or not a text. */
  static @Nullable String text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual()) {
      return null;
    }
    String text = value.asText().strip();
    return text.isEmpty() ? null : text;
  }

  /** As {@link #text}, with markup taken off. */
  static @Nullable String html(JsonNode json, String name) {
    return plain(text(json, name));
  }

  /** Without markup; null where nothing else is there. */
  static @Nullable String plain(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String plain = Jsoup.parse(text).text().strip();
    return plain.isEmpty() ? null : plain;
  }

  /** The texts of a list; none where the field is absent or null. */
  static List<String> texts(JsonNode json, String name) {
    return StreamSupport.stream(json.path(name).spliterator(), false)
        .filter(JsonNode::isTextual)
        .map(each -> each.asText().strip())
        .filter(each -> !each.isEmpty())
        .distinct()
        .toList();
  }

  /** A whole number, also when written as a text; null where there is none. */
  static @Nullable Integer number(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (value.isInt()) {
      return value.asInt();
    }
    String text = text(json, name);
    return text != null && text.matches("-?\\d{1,5}") ? Integer.valueOf(text) : null;
  }

  /** The years between two numbers, whichever comes first; null unless both are there. */
  static @Nullable YearRange years(@Nullable Integer one, @Nullable Integer other) {
    return one == null || other == null
        ? null
        : new YearRange(Math.min(one, other), Math.max(one, other));
  }

  /** The given texts that are there. */
  static List<String> present(@Nullable String... texts) {
    List<String> present = new ArrayList<>();
    for (String text : texts) {
      if (text != null) {
        present.add(text);
      }
    }
    return present;
  }

  static String orUntitled(@Nullable String title) {
    return title == null ? Artwork.UNTITLED : title;
  }
}
