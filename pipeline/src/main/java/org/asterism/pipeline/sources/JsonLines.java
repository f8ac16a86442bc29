package org.asterism.pipeline.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.DateText;
import org.asterism.core.licence.Licence;
import org.jspecify.annotations.Nullable;

/**
 * A list of works in a file or at an address, one JSON object a line. Its fields are those of
 * {@code docs/sources.md}; only {@code id} is needed.
 */
final class JsonLines implements Source {
  /** The longest line, in bytes. */
  static final int LONGEST = 1 << 20;

  /** Lines between two notes of how far the listing is. */
  private static final int PAGE = 500;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String id;
  private final SourceFile file;
  private final @Nullable String terms;

  /**
   * @param id the name that tells its records from those of other lists
   * @param terms of the pictures whose lines name none, or null if those are not known
   */
  JsonLines(String id, SourceFile file, @Nullable String terms) {
    this.id = id;
    this.file = file;
    this.terms = terms;
  }

  /**
   * The cursor is a place in the file and the file's state; a file that has changed is listed anew.
   */
  @Override
  public Page page(@Nullable String watermark, @Nullable String cursor) throws NoAnswerException {
    SourceFile.State state = file.state(cursor == null);
    Place from = file.place(cursor, state, Place.BEGINNING);
    List<Harvest> found = new ArrayList<>();
    try (RecordFile lines = RecordFile.open(state.path(), from, RecordFile.Ending.LINE, LONGEST)) {
      while (found.size() < PAGE) {
        RecordFile.Part line = lines.next();
        if (line == null) {
          return new Page(found, null);
        }
        Harvest harvest = read(line);
        if (isDue(harvest, watermark)) {
          found.add(harvest);
        }
      }
      return new Page(found, lines.place().cursor(state.version()));
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private static boolean isDue(Harvest harvest, @Nullable String watermark) {
    return watermark == null
        || !(harvest instanceof Harvest.Found found)
        || found.updatedAt().isEmpty()
        || found.updatedAt().compareTo(watermark) >= 0;
  }

  private Harvest read(RecordFile.Part line) {
    String place = "line-" + line.line();
    if (line.fault() != null) {
      return new Harvest.Unreadable(place, line.fault(), "");
    }
    JsonNode json;
    try {
      json = JSON.readTree(line.text());
    } catch (JsonProcessingException e) {
      return new Harvest.Unreadable(place, "it is no JSON", line.text());
    }
    if (!json.isObject()) {
      return new Harvest.Unreadable(place, "it is no JSON object", line.text());
    }
    String key = json.path("id").isIntegralNumber() ? json.path("id").asText() : null;
    String work = key == null ? Field.text(json, "id") : key;
    return work == null
        ? new Harvest.Unreadable(place, "it has no id", JsonApi.text(json))
        : work(work, json);
  }

  private Harvest work(String work, JsonNode json) {
    String image = Field.text(json, "image");
    URI picture = image == null ? null : picture(image);
    if (image != null && picture == null) {
      return new Harvest.Unreadable(
          work, "its image is neither an address nor a file beside the list", JsonApi.text(json));
    }
    String named = Field.text(json, "licence");
    String wording = named == null ? terms : named;
    Licence licence = Field.licence(wording);
    Integer from = Field.number(json, "year_from");
    Integer to = Field.number(json, "year_to");
    Artwork artwork =
        new Artwork(
                id,
                work,
                Field.orUntitled(Field.text(json, "title")),
                artists(json),
                Field.text(json, "date"),
                null,
                Field.texts(json, "movements"),
                Field.texts(json, "subjects"),
                Field.html(json, "description"),
                Field.text(json, "medium"),
                Field.text(json, "place"),
                Field.text(json, "collection"),
                licence,
                Objects.requireNonNullElse(Field.text(json, "page_url"), file.uri().toString()),
                picture == null ? null : picture.toString())
            .dated(
                DateText.read(
                        Field.text(json, "date"), from == null ? to : from, to == null ? from : to)
                    .orElse(null))
            .crediting(Field.text(json, "credit"));
    return new Harvest.Found(
            artwork,
            wording == null ? "" : wording,
            Field.stamp(Field.text(json, "updated_at")),
            JsonApi.text(json))
        .in(Field.text(json, "language"));
  }

  /** The picture's address, seen from the list; a file only where the list is one. */
  private @Nullable URI picture(String image) {
    try {
      if (image.matches("(?i)https?://.+")) {
        return URI.create(image);
      }
      if (!file.isLocal()) {
        URI address = file.uri().resolve(image);
        return address.getHost() == null ? null : address;
      }
      Path folder = Objects.requireNonNull(Path.of(file.uri()).getParent());
      Path picture = folder.resolve(image).normalize();
      return picture.startsWith(folder) ? picture.toUri() : null;
    } catch (InvalidPathException e) {
      return null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static List<Artist> artists(JsonNode json) {
    List<Artist> artists = new ArrayList<>();
    for (JsonNode each : json.path("artists")) {
      String name = Field.text(each, "name");
      if (name != null) {
        artists.add(
            new Artist(
                name,
                Field.text(each, "ulan"),
                Field.text(each, "wikidata"),
                Field.number(each, "birth"),
                Field.number(each, "death")));
      } else if (each.isTextual() && !each.asText().isBlank()) {
        artists.add(new Artist(each.asText().strip(), null, null, null));
      }
    }
    return artists;
  }
}
