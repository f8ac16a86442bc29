package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.DateText;
import org.asterism.core.licence.Licence;
import org.jspecify.annotations.Nullable;

/**
 * Unsplash, for its records alone. Its terms have pictures shown from its own servers, and its
 * licence forbids to compile them into another collection, so a record has no picture to fetch and
 * is not open.
 */
final class Unsplash implements Source {
  static final String TERMS =
      "metadata only: Unsplash's terms allow no stored copies of its pictures";

  private static final String ID = Kind.UNSPLASH.id();

  /** The most the API gives in one page. */
  private static final int PAGE = 30;

  /** What is kept of a record; the rest are counters and addresses that no two answers share. */
  private static final List<String> LASTING =
      List.of(
          "id",
          "created_at",
          "updated_at",
          "width",
          "height",
          "color",
          "blur_hash",
          "description",
          "alt_description");

  private final JsonApi api;
  private final SourceSettings settings;

  Unsplash(JsonApi api, SourceSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  static Map<String, String> headers(SourceSettings settings) {
    return Map.of(
        "Authorization", "Client-ID " + settings.requireKey().value(), "Accept-Version", "v1");
  }

  /**
   * The cursor is the number of the next page. The newest come first, so the listing may stop where
   * the one before began; a photograph uploaded meanwhile only brings some records twice.
   */
  @Override
  public Page page(@Nullable String watermark, @Nullable String cursor) throws NoAnswerException {
    int page = cursor == null ? 1 : Integer.parseInt(cursor);
    String words = settings.option("query");
    URI question =
        new Query(settings.url() + (words == null ? "/photos" : "/search/photos"))
            .with("query", words)
            .with("order_by", "latest")
            .with("page", page)
            .with("per_page", PAGE)
            .uri();
    JsonNode answer = ask(question);
    JsonNode photos = words == null ? answer : JsonApi.list(question, answer, "results");
    if (!photos.isArray()) {
      throw JsonApi.unlike(question, "a list of photographs");
    }
    List<Harvest> found = new ArrayList<>();
    for (JsonNode photo : photos) {
      Harvest harvest = read(photo);
      if (harvest instanceof Harvest.Found known && !known.isSince(watermark)) {
        return new Page(found, null);
      }
      found.add(harvest);
    }
    return new Page(found, photos.isEmpty() ? null : Integer.toString(page + 1));
  }

  /** The limit is an hourly one and answered with 403; there is no point in asking at once. */
  private JsonNode ask(URI question) throws NoAnswerException {
    try {
      return api.get(question);
    } catch (NoAnswerException e) {
      if (e.kind() == NoAnswerException.Kind.FINAL && e.getMessage().endsWith("HTTP 403")) {
        throw new NoAnswerException(
            question,
            "the key's requests of this hour are used up (HTTP 403)",
            NoAnswerException.Kind.PASSING);
      }
      throw e;
    }
  }

  static Harvest read(JsonNode photo) {
    String id = Field.text(photo, "id");
    String page = Field.text(photo.path("links"), "html");
    if (id == null || page == null) {
      return JsonApi.nameless(photo, "the record has no id, or no page to link to");
    }
    String description = Field.text(photo, "description");
    String shown = Field.text(photo, "alt_description");
    String created = Field.stamp(Field.text(photo, "created_at"));
    String maker = Field.text(photo.path("user"), "name");
    List<String> tags = new ArrayList<>();
    photo.path("tags").forEach(tag -> tags.addAll(Field.present(Field.text(tag, "title"))));
    Artwork artwork =
        new Artwork(
                ID,
                id,
                Field.orUntitled(description == null ? shown : description),
                maker == null ? List.of() : List.of(new Artist(maker, null, null, null)),
                Field.text(photo, "created_at"),
                null,
                List.of(),
                tags,
                shown,
                null,
                null,
                null,
                Licence.NOT_OPEN,
                page + "?utm_source=asterism&utm_medium=referral",
                null)
            .dated(DateText.read(created.replaceFirst("T.*", "")).orElse(null))
            .crediting(maker == null ? null : "Photo by %s on Unsplash".formatted(maker));
    return new Harvest.Found(artwork, TERMS, created, JsonApi.text(lasting(photo, page, tags)));
  }

  private static JsonNode lasting(JsonNode photo, String page, List<String> tags) {
    ObjectNode lasting = photo.deepCopy();
    lasting.retain(LASTING).put("page", page);
    JsonNode maker = photo.path("user").path("name");
    if (!maker.isMissingNode()) {
      lasting.set("maker", maker);
    }
    tags.forEach(lasting.putArray("tags")::add);
    return lasting;
  }
}
