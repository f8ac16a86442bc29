package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.DateText;
import org.asterism.core.licence.Licence;
import org.asterism.pipeline.manners.Objection;
import org.asterism.pipeline.manners.PoliteHttp;
import org.jspecify.annotations.Nullable;

/**
 * The Art Institute of Chicago. Its listing has the records last changed first and no cap on depth,
 * unlike its search. A public-domain work's picture is CC0; others are not offered.
 */
final class ArtInstituteOfChicago implements Source {
  private static final String ID = Kind.AIC.id();

  /** The most the API gives in one page. */
  private static final int PAGE = 100;

  private static final String FIELDS =
      "id,title,is_public_domain,image_id,artist_title,artist_titles,artist_display,date_start,"
          + "date_end,date_display,place_of_origin,style_titles,subject_titles,theme_titles,"
          + "classification_title,medium_display,department_title,description,short_description,"
          + "updated_at";

  /** "1840–1926" in "Claude Monet\nFrench, 1840–1926". */
  private static final Pattern LIFE = Pattern.compile("(\\d{4})\\s*[–-]\\s*(\\d{4})");

  private final JsonApi api;
  private final String url;

  ArtInstituteOfChicago(JsonApi api, String url) {
    this.api = api;
    this.url = url;
  }

  /** The museum asks crawlers to name themselves in a header of its own. */
  static JsonApi api(SourceSettings settings, PoliteHttp http) {
    String contact = settings.manners().contact();
    return new JsonApi(
        http,
        contact.isBlank()
            ? Map.of()
            : Map.of("AIC-User-Agent", "Asterism (%s)".formatted(contact)));
  }

  /** The cursor is the number of the next page. */
  @Override
  public Page page(@Nullable String watermark, @Nullable String cursor) throws NoAnswerException {
    int page = cursor == null ? 1 : Integer.parseInt(cursor);
    JsonNode answer =
        api.get(
            URI.create("%s/artworks?page=%d&limit=%d&fields=%s".formatted(url, page, PAGE, FIELDS)),
            json -> objection(json, page));
    List<Harvest> found = new ArrayList<>();
    for (JsonNode json : answer.path("data")) {
      String updatedAt = Field.stamp(Field.text(json, "updated_at"));
      if (watermark != null && !updatedAt.isEmpty() && updatedAt.compareTo(watermark) < 0) {
        return new Page(found, null);
      }
      found.add(read(json, answer.path("config")));
    }
    boolean last =
        found.isEmpty() || page >= answer.path("pagination").path("total_pages").asInt(0);
    return new Page(found, last ? null : Integer.toString(page + 1));
  }

  /** A cache between us and the museum may answer with another page than the one asked for. */
  private static Optional<Objection> objection(JsonNode json, int asked) {
    int page = json.path("pagination").path("current_page").asInt(asked);
    return page == asked
        ? Optional.empty()
        : Optional.of(Objection.passing("page %d came in place of page %d".formatted(page, asked)));
  }

  static Harvest read(JsonNode json, JsonNode config) {
    String id = json.path("id").asText();
    if (!json.path("id").isIntegralNumber()) {
      return new Harvest.Unreadable(id, "the record has no number for an id", JsonApi.text(json));
    }
    String model = json.path("api_model").asText("artworks");
    if (!model.equals("artworks")) {
      return new Harvest.Unreadable(id, "it is no artwork but " + model, JsonApi.text(json));
    }
    boolean open = json.path("is_public_domain").asBoolean(false);
    String imageId = Field.text(json, "image_id");
    Artwork artwork =
        new Artwork(
                ID,
                id,
                Field.orUntitled(Field.text(json, "title")),
                artists(json),
                Field.text(json, "date_display"),
                null,
                Field.texts(json, "style_titles"),
                subjects(json),
                description(json),
                Field.text(json, "medium_display"),
                Field.text(json, "place_of_origin"),
                Field.text(json, "department_title"),
                open ? Licence.CC0 : Licence.NOT_OPEN,
                "%s/artworks/%s"
                    .formatted(config.path("website_url").asText("https://www.artic.edu"), id),
                imageId == null
                    ? null
                    : "%s/%s/full/843,/0/default.jpg"
                        .formatted(config.path("iiif_url").asText(), imageId))
            .dated(
                DateText.read(
                        Field.text(json, "date_display"),
                        Field.number(json, "date_start"),
                        Field.number(json, "date_end"))
                    .orElse(null));
    // The museum writes its own time, summer or winter.
    return new Harvest.Found(
            artwork,
            "is_public_domain: " + open,
            Field.stamp(Field.text(json, "updated_at")),
            JsonApi.text(json))
        .in(Languages.ENGLISH);
  }

  private static List<Artist> artists(JsonNode json) {
    List<String> names = Field.texts(json, "artist_titles");
    String display = Field.text(json, "artist_display");
    Matcher life = LIFE.matcher(display == null ? "" : display);
    // The display line tells one life; with several makers it would be anybody's.
    if (names.size() == 1 && life.find()) {
      return List.of(
          new Artist(
              names.get(0), null, Integer.valueOf(life.group(1)), Integer.valueOf(life.group(2))));
    }
    return names.stream().map(name -> new Artist(name, null, null, null)).toList();
  }

  private static List<String> subjects(JsonNode json) {
    List<String> subjects = new ArrayList<>(Field.texts(json, "subject_titles"));
    Field.texts(json, "theme_titles").stream()
        .filter(theme -> !subjects.contains(theme))
        .forEach(subjects::add);
    return subjects;
  }

  private static @Nullable String description(JsonNode json) {
    String whole = Field.html(json, "description");
    return whole == null ? Field.html(json, "short_description") : whole;
  }
}
