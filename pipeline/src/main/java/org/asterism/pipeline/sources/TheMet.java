package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
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
  private static final String ID = Kind.MET.id();

  /** Objects asked for, one by one, between two notes of how far the listing is. */
  private static final int PAGE = 20;

  /** Roles of people who had a part in a work without making it. */
  private static final Pattern NO_MAKER =
      Pattern.compile(
          "(?i)publisher|printer|dedicatee|patron|sitter|subject|retailer|dealer|owner|editor"
              + "|translator|former attribution|person in photograph");

  private static final int DAY = "2026-01-31".length();

  private final JsonApi api;
  private final String url;
  private int @Nullable [] ids;

  TheMet(JsonApi api, String url) {
    this.api = api;
    this.url = url;
  }

  /**
   * The cursor is the last id of the page before. The list of ids comes whole, as the API gives it,
   * half a million numbers at most; it is asked for once by each process that lists.
   */
  @Override
  public Page page(@Nullable String watermark, @Nullable String cursor) throws NoAnswerException {
    if (ids == null) {
      ids = list(watermark);
    }
    int first = cursor == null ? 0 : firstBehind(ids, Integer.parseInt(cursor));
    int end = Math.min(ids.length, first + PAGE);
    List<Harvest> found = new ArrayList<>();
    for (int i = first; i < end; i++) {
      try {
        found.add(object(ids[i]));
      } catch (NoAnswerException e) {
        if (found.isEmpty()) {
          throw e;
        }
        // What was given is kept; the next page meets the same trouble, or no longer.
        return new Page(found, Integer.toString(ids[i - 1]));
      }
    }
    return new Page(found, end == ids.length ? null : Integer.toString(ids[end - 1]));
  }

  private int[] list(@Nullable String watermark) throws NoAnswerException {
    String since = watermark == null ? "" : "?metadataDate=" + watermark.substring(0, DAY);
    JsonNode answer = api.get(URI.create(url + "/objects" + since));
    return StreamSupport.stream(answer.path("objectIDs").spliterator(), false)
        .mapToInt(JsonNode::asInt)
        .sorted()
        .distinct()
        .toArray();
  }

  private static int firstBehind(int[] ids, int id) {
    int found = Arrays.binarySearch(ids, id);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private Harvest object(int id) throws NoAnswerException {
    try {
      return read(id, api.get(URI.create("%s/objects/%d".formatted(url, id))));
    } catch (NoAnswerException e) {
      if (e.kind() != NoAnswerException.Kind.FINAL) {
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
    String small = Field.text(json, "primaryImageSmall");
    // Some addresses hold spaces.
    String image = small == null ? Field.text(json, "primaryImage") : small;
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
                image == null ? null : image.replace(" ", "%20"))
            .dated(
                DateText.read(
                        Field.text(json, "objectDate"),
                        Field.number(json, "objectBeginDate"),
                        Field.number(json, "objectEndDate"))
                    .orElse(null));
    String updatedAt = Field.text(json, "metadataDate");
    return new Harvest.Found(
            artwork,
            "isPublicDomain: " + open,
            updatedAt == null ? "" : updatedAt,
            JsonApi.text(json))
        .in(Languages.ENGLISH);
  }

  /** The makers of {@code constituents}; only the first one's life is told, beside the list. */
  private static List<Artist> artists(JsonNode json) {
    String first = Field.text(json, "artistDisplayName");
    Map<String, Artist> artists = new LinkedHashMap<>();
    for (JsonNode maker : json.path("constituents")) {
      String name = Field.text(maker, "name");
      String role = Field.text(maker, "role");
      if (name != null && (role == null || !NO_MAKER.matcher(role).find())) {
        boolean isFirst = name.equals(first);
        artists.putIfAbsent(
            name,
            new Artist(
                name,
                Field.text(maker, "constituentULAN_URL"),
                Field.text(maker, "constituentWikidata_URL"),
                isFirst ? Field.number(json, "artistBeginDate") : null,
                isFirst ? Field.number(json, "artistEndDate") : null));
      }
    }
    if (artists.isEmpty() && first != null) {
      return List.of(
          new Artist(
              first,
              Field.text(json, "artistULAN_URL"),
              Field.text(json, "artistWikidata_URL"),
              Field.number(json, "artistBeginDate"),
              Field.number(json, "artistEndDate")));
    }
    return List.copyOf(artists.values());
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
