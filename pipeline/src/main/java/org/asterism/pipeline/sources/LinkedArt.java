package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.DateText;
import org.asterism.core.licence.Licence;
import org.jspecify.annotations.Nullable;

/**
 * A work of the Rijksmuseum in Linked Art (linked.art/model): the object, the image it shows, which
 * has the terms, and the digital object, which has the picture.
 */
final class LinkedArt {
  private static final String ID = Kind.RIJKSMUSEUM.id();
  private static final String AAT = "http://vocab.getty.edu/aat/";
  private static final String ENGLISH = AAT + "300388277";
  private static final String DUTCH = AAT + "300388256";
  private static final String MATERIALS = AAT + "300435429";
  private static final List<String> DESCRIPTIONS = List.of(AAT + "300435416", AAT + "300080091");
  private static final Pattern NUMBER = Pattern.compile(".*/(\\d+)");
  private static final Pattern YEAR = Pattern.compile("(-?\\d{4,6})-\\d{2}-\\d{2}.*");

  private LinkedArt() {}

  /** The number by which the museum knows a thing; null where the address holds none. */
  static @Nullable String number(@Nullable String address) {
    Matcher match = NUMBER.matcher(Objects.requireNonNullElse(address, ""));
    return match.matches() ? match.group(1) : null;
  }

  /**
   * @param image what the object shows; missing if that is not known
   * @param digital what shows it digitally; missing if there is nothing
   */
  static Harvest read(JsonNode object, JsonNode image, JsonNode digital) {
    String address = Field.text(object, "id");
    String id = number(address);
    if (isLegacy(object)) {
      return new Harvest.Unreadable(
          Objects.requireNonNullElse(address, ""),
          "it is an answer of the API the museum has given up; set url to an address of"
              + " data.rijksmuseum.nl",
          JsonApi.text(object));
    }
    if (address == null || id == null || !object.path("type").asText().equals("HumanMadeObject")) {
      return new Harvest.Unreadable(
          Objects.requireNonNullElse(address, ""),
          "it is no object of the collection",
          JsonApi.text(object));
    }
    JsonNode span = object.path("produced_by").path("timespan");
    String date = named(span.path("identified_by"));
    String rights = rights(image);
    String picture = Field.text(digital.path("access_point").path(0), "id");
    Artwork artwork =
        new Artwork(
                ID,
                id,
                Field.orUntitled(named(object.path("identified_by"))),
                artists(object.path("produced_by")),
                date,
                null,
                List.of(),
                subjects(image),
                statement(object, DESCRIPTIONS),
                Objects.requireNonNullElseGet(
                    statement(object, List.of(MATERIALS)),
                    () -> String.join(", ", labels(object.path("made_of")))),
                place(object.path("produced_by")),
                null,
                Licence.ofUri(rights),
                page(object, address),
                picture == null ? null : IiifImage.sized(picture))
            .dated(
                DateText.read(
                        date,
                        year(Field.text(span, "begin_of_the_begin")),
                        year(Field.text(span, "end_of_the_end")))
                    .orElse(null));
    ObjectNode whole = object.deepCopy();
    if (image.isObject()) {
      whole.set("shows", image);
    }
    return new Harvest.Found(
            artwork, Objects.requireNonNullElse(rights, ""), "", JsonApi.text(whole))
        .in(language(object));
  }

  private static boolean isLegacy(JsonNode json) {
    return json.has("artObjects") || json.has("artObject") || json.has("objectNumber");
  }

  private static @Nullable Integer year(@Nullable String moment) {
    Matcher match = YEAR.matcher(Objects.requireNonNullElse(moment, ""));
    return match.matches() ? Integer.valueOf(match.group(1)) : null;
  }

  /** The name in English, else the first in any language. */
  private static @Nullable String named(JsonNode names) {
    JsonNode name = nameOf(names);
    return name == null ? null : Field.text(name, "content");
  }

  private static @Nullable JsonNode nameOf(JsonNode names) {
    JsonNode any = null;
    for (JsonNode name : names) {
      if (Field.text(name, "content") != null && name.path("type").asText().equals("Name")) {
        if (isEnglish(name)) {
          return name;
        }
        any = any == null ? name : any;
      }
    }
    return any;
  }

  /** That of the description, or of the title where there is none. */
  private static @Nullable String language(JsonNode object) {
    JsonNode told = statementOf(object, DESCRIPTIONS);
    if (told == null) {
      told = nameOf(object.path("identified_by"));
    }
    if (told == null) {
      return null;
    }
    return isEnglish(told)
        ? Languages.ENGLISH
        : refersTo(told.path("language"), DUTCH) ? "nl" : null;
  }

  private static boolean isEnglish(JsonNode text) {
    return refersTo(text.path("language"), ENGLISH);
  }

  /** Whether one of them is that, be it told by its address alone. */
  private static boolean refersTo(JsonNode things, String address) {
    for (JsonNode thing : things) {
      if (address.equals(thing.path("id").asText(thing.asText()))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String statement(JsonNode object, List<String> kinds) {
    JsonNode statement = statementOf(object, kinds);
    return statement == null ? null : Field.html(statement, "content");
  }

  /** The statement in English, else the first in any language. */
  private static @Nullable JsonNode statementOf(JsonNode object, List<String> kinds) {
    JsonNode any = null;
    for (JsonNode statement : object.path("referred_to_by")) {
      boolean wanted =
          kinds.stream().anyMatch(kind -> refersTo(statement.path("classified_as"), kind));
      if (wanted && Field.html(statement, "content") != null) {
        if (isEnglish(statement)) {
          return statement;
        }
        any = any == null ? statement : any;
      }
    }
    return any;
  }

  private static List<Artist> artists(JsonNode production) {
    Map<String, Artist> artists = new LinkedHashMap<>();
    List<JsonNode> parts = new ArrayList<>(List.of(production));
    production.path("part").forEach(parts::add);
    for (JsonNode part : parts) {
      for (JsonNode person : part.path("carried_out_by")) {
        String name = label(person);
        if (name != null) {
          artists.putIfAbsent(
              name,
              new Artist(
                  name,
                  equivalent(person, "getty.edu"),
                  equivalent(person, "wikidata.org"),
                  null,
                  null));
        }
      }
    }
    return List.copyOf(artists.values());
  }

  private static @Nullable String equivalent(JsonNode person, String host) {
    for (JsonNode same : person.path("equivalent")) {
      String address = same.path("id").asText(same.asText());
      if (address.contains(host)) {
        return address;
      }
    }
    return null;
  }

  private static @Nullable String place(JsonNode production) {
    List<String> places = new ArrayList<>(labels(production.path("took_place_at")));
    production.path("part").forEach(part -> places.addAll(labels(part.path("took_place_at"))));
    return places.isEmpty() ? null : String.join(", ", places.stream().distinct().toList());
  }

  private static List<String> subjects(JsonNode image) {
    List<String> subjects = new ArrayList<>(labels(image.path("represents")));
    subjects.addAll(labels(image.path("represents_instance_of_type")));
    return subjects.stream().distinct().toList();
  }

  private static List<String> labels(JsonNode things) {
    List<String> labels = new ArrayList<>();
    things.forEach(thing -> labels.addAll(Field.present(label(thing))));
    return labels;
  }

  private static @Nullable String label(JsonNode thing) {
    String any = Field.text(thing, "_label");
    for (JsonNode name : thing.path("notation")) {
      String text = Field.text(name, "@value");
      if (text != null && name.path("@language").asText().equals("en")) {
        return text;
      }
      any = any == null ? text : any;
    }
    return any;
  }

  private static @Nullable String rights(JsonNode image) {
    for (JsonNode right : image.path("subject_to")) {
      for (JsonNode kind : right.path("classified_as")) {
        String address = kind.path("id").asText(kind.asText());
        if (address.startsWith("http")) {
          return address;
        }
      }
    }
    return null;
  }

  private static String page(JsonNode object, String address) {
    for (JsonNode text : object.path("subject_of")) {
      for (JsonNode carrier : text.path("digitally_carried_by")) {
        String page = Field.text(carrier.path("access_point").path(0), "id");
        if (page != null && carrier.path("format").asText().equals("text/html")) {
          return page;
        }
      }
    }
    return address;
  }
}
