package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.DateText;
import org.asterism.core.licence.Licence;
import org.jspecify.annotations.Nullable;

/**
 * SMK, the national gallery of Denmark. Its search gives whole records and has no known cap on
 * depth; a filter by time of change is not documented, so what is older than the watermark is
 * passed over.
 */
final class Smk implements Source {
  private static final String ID = Kind.SMK.id();
  private static final int PAGE = 200;

  /** The longest side of a picture that is asked for, in pixels. */
  private static final int SIZE = 1024;

  private static final Set<String> ENGLISH = Set.of("engelsk", "english", "en");

  /** The year in "1478-01-01T00:00:00.000Z". */
  private static final Pattern YEAR = Pattern.compile("(-?\\d{4})-.*");

  private final JsonApi api;
  private final SourceSettings settings;

  Smk(JsonApi api, SourceSettings settings) {
    requireOptions(settings);
    this.api = api;
    this.settings = settings;
  }

  static void requireOptions(SourceSettings settings) {
    settings.flag("public-domain");
    settings.flag("has-image");
  }

  /** The cursor is the number of records before the page. */
  @Override
  public Page page(@Nullable String watermark, @Nullable String cursor) throws NoAnswerException {
    long offset = cursor == null ? 0 : Long.parseLong(cursor);
    URI question =
        new Query(settings.url() + "/art/search/")
            .with("keys", "*")
            .with("filters", filters())
            .with("lang", "en")
            .with("sort", "object_number")
            .with("sort_type", "asc")
            .with("offset", offset)
            .with("rows", PAGE)
            .uri();
    JsonNode answer = api.get(question);
    JsonNode items = JsonApi.list(question, answer, "items");
    List<Harvest> found = new ArrayList<>();
    for (JsonNode json : items) {
      Harvest harvest = read(json);
      if (!(harvest instanceof Harvest.Found known) || known.isSince(watermark)) {
        found.add(harvest);
      }
    }
    long end = offset + items.size();
    boolean last = items.isEmpty() || end >= answer.path("found").asLong(Long.MAX_VALUE);
    return new Page(found, last ? null : Long.toString(end));
  }

  private @Nullable String filters() {
    List<String> filters = new ArrayList<>();
    if (settings.flag("public-domain")) {
      filters.add("[public_domain:true]");
    }
    if (settings.flag("has-image")) {
      filters.add("[has_image:true]");
    }
    return filters.isEmpty() ? null : String.join(",", filters);
  }

  static Harvest read(JsonNode json) {
    String id = Field.text(json, "id");
    if (id == null) {
      return JsonApi.nameless(json, "the record has no id");
    }
    String number = Field.text(json, "object_number");
    if (number == null) {
      return new Harvest.Unreadable(
          id, "the record has no object_number, so no page leads to it", JsonApi.text(json));
    }
    JsonNode date = json.path("production_date").path(0);
    String period = Field.text(date, "period");
    Artwork artwork =
        new Artwork(
                ID,
                id,
                Field.orUntitled(title(json)),
                artists(json),
                period,
                null,
                List.of(),
                List.of(),
                null,
                joined(Field.texts(json, "techniques")),
                null,
                Field.text(json, "responsible_department"),
                licence(json),
                "https://open.smk.dk/en/artwork/image/"
                    + URLEncoder.encode(number, StandardCharsets.UTF_8).replace("+", "%20"),
                picture(json))
            .dated(DateText.read(period, year(date, "start"), year(date, "end")).orElse(null));
    String modified = Field.text(json, "modified");
    return new Harvest.Found(
            artwork, wording(json), modified == null ? "" : modified, JsonApi.text(json))
        .in(language(json));
  }

  /** The museum's own word that a work is free stands, and so does its word that it is not. */
  private static Licence licence(JsonNode json) {
    Licence stated = Licence.ofUri(Field.text(json, "rights"));
    if (!json.path("public_domain").isBoolean()) {
      return stated;
    }
    if (!json.path("public_domain").asBoolean()) {
      return stated.isOpen() ? Licence.NOT_OPEN : stated;
    }
    return json.path("rights").isTextual() ? stated : Licence.PUBLIC_DOMAIN;
  }

  private static String wording(JsonNode json) {
    return "public_domain: %s, rights: %s"
        .formatted(json.path("public_domain").asText("?"), json.path("rights").asText("?"));
  }

  private static @Nullable String title(JsonNode json) {
    return bestTitle(json).map(each -> Field.text(each, "title")).orElse(null);
  }

  private static @Nullable String language(JsonNode json) {
    return bestTitle(json).map(each -> Field.text(each, "language")).orElse(null);
  }

  /** The English title, else the first there is. */
  private static Optional<JsonNode> bestTitle(JsonNode json) {
    List<JsonNode> titles =
        StreamSupport.stream(json.path("titles").spliterator(), false)
            .filter(each -> Field.text(each, "title") != null)
            .toList();
    return titles.stream()
        .filter(each -> ENGLISH.contains(each.path("language").asText("")))
        .findFirst()
        .or(() -> titles.stream().findFirst());
  }

  private static List<Artist> artists(JsonNode json) {
    List<Artist> artists = new ArrayList<>();
    for (JsonNode maker : json.path("production")) {
      String forename = Field.text(maker, "creator_forename");
      String surname = Field.text(maker, "creator_surname");
      String name =
          forename == null || surname == null
              ? Field.text(maker, "creator")
              : forename + " " + surname;
      if (name != null) {
        artists.add(
            new Artist(
                name,
                null,
                year(maker, "creator_date_of_birth"),
                year(maker, "creator_date_of_death")));
      }
    }
    return artists;
  }

  private static @Nullable Integer year(JsonNode json, String name) {
    Matcher year = YEAR.matcher(json.path(name).asText(""));
    return year.matches() ? Integer.valueOf(year.group(1)) : null;
  }

  /** Of a picture without IIIF there is a small one of its own. */
  private static @Nullable String picture(JsonNode json) {
    String iiif = Field.text(json, "image_iiif_id");
    if (iiif != null) {
      return "%s/full/!%d,%d/0/default.jpg".formatted(iiif, SIZE, SIZE);
    }
    String small = Field.text(json, "image_thumbnail");
    return small == null ? Field.text(json, "image_native") : small;
  }

  private static @Nullable String joined(List<String> texts) {
    return texts.isEmpty() ? null : String.join(", ", texts);
  }
}
