package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.licence.Licence;
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

  /** A moment in UTC to the second, which sorts as text; other text as it is, absence as empty. */
  static String stamp(@Nullable String text) {
    if (text == null) {
      return "";
    }
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS).toString();
    } catch (DateTimeParseException e) {
      return text;
    }
  }

  /** An address on the web; null where the text is none. */
  static @Nullable URI web(@Nullable String text) {
    try {
      return text != null && text.matches("(?i)https?://\\S+") ? new URI(text) : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** Terms, given by an address or in words. */
  static Licence licence(@Nullable String terms) {
    return terms != null && terms.matches("(?i)https?://\\S+")
        ? Licence.ofUri(terms)
        : Licence.ofWording(terms);
  }

  /** The parts of a text in which several things are told, parted by | or ; as the case may be. */
  static List<String> parts(@Nullable String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split("[|;]"))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList();
  }

  static String orUntitled(@Nullable String title) {
    return title == null ? Artwork.UNTITLED : title;
  }
}
