package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.DateText;
import org.asterism.core.licence.Licence;
import org.jspecify.annotations.Nullable;

/**
 * The Cleveland Museum of Art. Its API knows no "changed since", so all is listed each time and
 * what is older than the watermark is passed over.
 */
final class Cleveland implements Source {
  private static final String ID = Kind.CLEVELAND.id();

  /** The API gives up to 1,000 a page; at some 20 kB each that would be too much at once. */
  private static final int PAGE = 200;

  private static final Pattern YEAR = Pattern.compile("(?:c\\.\\s*)?(\\d{3,4})\\??");

  /** Qualifiers under which the work is still the named person's. */
  private static final Set<String> OWN_HAND =
      Set.of("and", "attributed to", "probably", "possibly");

  private final JsonApi api;
  private final SourceSettings settings;

  Cleveland(JsonApi api, SourceSettings settings) {
    requireOptions(settings);
    this.api = api;
    this.settings = settings;
  }

  static void requireOptions(SourceSettings settings) {
    settings.flag("cc0");
    settings.flag("has-image");
  }

  /** The cursor is the number of records before the page. */
  @Override
  public Page page(@Nullable String watermark, @Nullable String cursor) throws NoAnswerException {
    long skip = cursor == null ? 0 : Long.parseLong(cursor);
    URI question =
        new Query(settings.url())
            .with("cc0", settings.flag("cc0") ? "1" : null)
            .with("has_image", settings.flag("has-image") ? "1" : null)
            .with("limit", PAGE)
            .with("skip", skip)
            .uri();
    JsonNode answer = api.get(question);
    JsonNode data = JsonApi.list(question, answer, "data");
    List<Harvest> found = new ArrayList<>();
    for (JsonNode json : data) {
      Harvest harvest = read(json);
      if (!(harvest instanceof Harvest.Found known) || known.isSince(watermark)) {
        found.add(harvest);
      }
    }
    long end = skip + data.size();
    boolean last =
        data.isEmpty() || end >= answer.path("info").path("total").asLong(Long.MAX_VALUE);
    return new Page(found, last ? null : Long.toString(end));
  }

  static Harvest read(JsonNode json) {
    if (!json.path("id").isIntegralNumber()) {
      return JsonApi.nameless(json, "the record has no number for an id");
    }
    String id = json.path("id").asText();
    String terms = Field.text(json, "share_license_status");
    String page = Field.text(json, "url");
    String date = Field.text(json, "creation_date");
    Artwork artwork =
        new Artwork(
                ID,
                id,
                Field.orUntitled(Field.html(json, "title")),
                artists(json),
                date,
                null,
                List.of(),
                List.of(),
                description(json),
                Field.text(json, "technique"),
                place(json),
                Field.text(json, "department"),
                Licence.ofWording(terms),
                page == null ? "https://clevelandart.org/art/" + id : page,
                Field.text(json.path("images").path("web"), "url"))
            .dated(
                DateText.read(
                        date,
                        Field.number(json, "creation_date_earliest"),
                        Field.number(json, "creation_date_latest"))
                    .orElse(null));
    String updatedAt = Field.text(json, "updated_at");
    return new Harvest.Found(
            artwork,
            terms == null ? "" : terms,
            updatedAt == null ? "" : updatedAt,
            JsonApi.text(json))
        .in(Languages.ENGLISH);
  }

  private static List<Artist> artists(JsonNode json) {
    List<Artist> artists = new ArrayList<>();
    for (JsonNode creator : json.path("creators")) {
      String description = Field.text(creator, "description");
      String qualifier = qualifier(creator);
      // "Studio" or "Associates" behind a name; a name has a nationality in brackets.
      boolean company =
          description != null && qualifier.equals("and") && !description.contains("(");
      if (description != null && !company) {
        artists.add(artist(creator, description.replaceFirst("\\s+\\([^()]*\\)$", ""), qualifier));
      }
    }
    return artists;
  }

  /** The workshop of a painter is not the painter. */
  private static Artist artist(JsonNode creator, String name, String qualifier) {
    return qualifier.isEmpty() || OWN_HAND.contains(qualifier)
        ? new Artist(name, null, year(creator, "birth_year"), year(creator, "death_year"))
        : new Artist(qualifier + " " + name, null, null, null);
  }

  /** "workshop of", written as a text or as the value of an entry; empty where there is none. */
  private static String qualifier(JsonNode creator) {
    String text = Field.text(creator, "qualifier");
    String entry = Field.text(creator.path("qualifier"), "Value");
    return text != null ? text : entry != null ? entry : "";
  }

  private static @Nullable Integer year(JsonNode creator, String name) {
    String text = creator.path(name).asText("").strip();
    Matcher year = YEAR.matcher(text);
    return year.matches() ? Integer.valueOf(year.group(1)) : null;
  }

  /** "Italy, Florence" from "Italy, Florence, 16th century". */
  private static @Nullable String place(JsonNode json) {
    List<String> cultures = Field.texts(json, "culture");
    if (cultures.isEmpty()) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    for (String part : cultures.get(0).split("\\s*,\\s*")) {
      if (part.matches(".*(?:\\d|century|period|dynasty).*")) {
        break;
      }
      parts.add(part);
    }
    return parts.isEmpty() ? null : String.join(", ", parts);
  }

  /** The fields were renamed after 2019. */
  private static @Nullable String description(JsonNode json) {
    for (String field :
        List.of(
            "description", "wall_description", "digital_description", "did_you_know", "fun_fact")) {
      String text = Field.html(json, field);
      if (text != null) {
        return text;
      }
    }
    return null;
  }
}
