package org.asterism.pipeline.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.DateText;
import org.asterism.core.licence.Licence;
import org.jspecify.annotations.Nullable;

/**
 * The Metropolitan Museum of Art. One request lists all ids changed since a day; then every object
 * is a request of its own. Absent text is {@code ""}, absent lists are null. Pictures of
 * public-domain works are CC0; others come without a picture.
 */
final class TheMet implements Source {
  static final String ID = "met";
  static final String NAME = "The Metropolitan Museum of Art";

  private static final int DAY = "2026-01-31".length();

  private final JsonApi api;
  private final String url;

  TheMet(JsonApi api, String url) {
    this.api = api;
    this.url = url;
  }

  @Override
  public Iterator<Harvest> changedSince(@Nullable String watermark) {
    return new Pages(new ObjectByObject(watermark));
  }

  private final class ObjectByObject implements Pages.Pager {
    private final @Nullable String watermark;
    private @Nullable Iterator<Integer> ids;

    ObjectByObject(@Nullable String watermark) {
      this.watermark = watermark;
    }

    @Override
    public List<Harvest> next() throws JsonApi.NoAnswerException {
      if (ids == null) {
        ids = list().iterator();
        return List.of();
      }
      return List.of(object(ids.next()));
    }

    @Override
    public boolean isLast() {
      return ids != null && !ids.hasNext();
    }

    /** All ids at once, as the API gives them: half a million numbers at most, a few megabytes. */
    private List<Integer> list() throws JsonApi.NoAnswerException {
      String since = watermark == null ? "" : "?metadataDate=" + watermark.substring(0, DAY);
      JsonNode answer = api.get(URI.create(url + "/objects" + since));
      return StreamSupport.stream(answer.path("objectIDs").spliterator(), false)
          .map(JsonNode::asInt)
          .sorted()
          .distinct()
          .toList();
    }
  }

  private Harvest object(int id) throws JsonApi.NoAnswerException {
    try {
      return read(id, api.get(URI.create("%s/objects/%d".formatted(url, id))));
    } catch (JsonApi.NoAnswerException e) {
      if (e.isPassing()) {
        throw e;
      }
      return new Harvest.Unreadable(Integer.toString(id), e.getMessage(), "");
    }
  }

  static Harvest read(int id, JsonNode json) {
    if (json.path("objectID").asInt(-1) != id) {
      return new Harvest.Unreadable(
          Integer.toString(id),
          "the museum answered without the object: " + json.path("message").asText("no message"),
          JsonApi.text(json));
    }
    boolean open = json.path("isPublicDomain").asBoolean(false);
    String image = Field.text(json, "primaryImageSmall");
    Artwork artwork =
        new Artwork(
                ID,
                Integer.toString(id),
                Field.orUntitled(Field.text(json, "title")),
                artists(json),
                Field.text(json, "objectDate"),
                null,
                List.of(),
                subjects(json),
                null,
                Field.text(json, "medium"),
                place(json),
                Field.text(json, "department"),
                open ? Licence.CC0 : Licence.NOT_OPEN,
                Objects.requireNonNullElse(
                    Field.text(json, "objectURL"),
                    "https://www.metmuseum.org/art/collection/search/" + id),
                image == null ? Field.text(json, "primaryImage") : image)
            .dated(
                DateText.read(
                        Field.text(json, "objectDate"),
                        Field.number(json, "objectBeginDate"),
                        Field.number(json, "objectEndDate"))
                    .orElse(null));
    String updatedAt = Field.text(json, "metadataDate");
    return new Harvest.Found(
        artwork, "isPublicDomain: " + open, updatedAt == null ? "" : updatedAt, JsonApi.text(json));
  }

  private static List<Artist> artists(JsonNode json) {
    String name = Field.text(json, "artistDisplayName");
    if (name == null) {
      return List.of();
    }
    return List.of(
        new Artist(
            name,
            Field.text(json, "artistULAN_URL"),
            Field.text(json, "artistWikidata_URL"),
            Field.number(json, "artistBeginDate"),
            Field.number(json, "artistEndDate")));
  }

  private static List<String> subjects(JsonNode json) {
    List<String> subjects = new ArrayList<>();
    json.path("tags").forEach(tag -> subjects.addAll(Field.present(Field.text(tag, "term"))));
    return subjects;
  }

  private static @Nullable String place(JsonNode json) {
    return Stream.of("city", "region", "country", "culture")
        .map(field -> Field.text(json, field))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
