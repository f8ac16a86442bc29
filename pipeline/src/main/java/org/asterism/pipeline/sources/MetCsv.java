package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Metropolitan Museum of Art by its {@code MetObjects.csv}, which has all objects and no
 * pictures. A row becomes the record the API would give; of public-domain objects that are new or
 * changed, the API is asked for the rest, one request each. So a listing costs no request for the
 * others, and its records are those of the source {@code met}.
 */
final class MetCsv implements Source {
  /** Rows, and objects asked for, between two notes of how far the listing is. */
  private static final int PAGE = 500;

  private static final int PAGE_OF_REQUESTS = 20;

  /** The file is kept in Git LFS; its address on a plain mirror leads to a pointer. */
  private static final String POINTER = "version https://git-lfs";

  private static final DateTimeFormatter AMERICAN =
      DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.ROOT);

  /** Columns that are used, and the API's names for them. */
  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("Title", "title"),
          Map.entry("Object Name", "objectName"),
          Map.entry("Department", "department"),
          Map.entry("Culture", "culture"),
          Map.entry("Period", "period"),
          Map.entry("Dynasty", "dynasty"),
          Map.entry("Object Date", "objectDate"),
          Map.entry("Object Begin Date", "objectBeginDate"),
          Map.entry("Object End Date", "objectEndDate"),
          Map.entry("Medium", "medium"),
          Map.entry("Classification", "classification"),
          Map.entry("City", "city"),
          Map.entry("Region", "region"),
          Map.entry("Country", "country"),
          Map.entry("Link Resource", "objectURL"),
          Map.entry("Object Wikidata URL", "objectWikidata_URL"));

  private static final String ID = "Object ID";
  private static final String OPEN = "Is Public Domain";
  private static final String CHANGED = "Metadata Date";
  private static final String TAGS = "Tags";
  private static final String NAMES = "Artist Display Name";
  private static final String ROLES = "Artist Role";
  private static final String BIRTHS = "Artist Begin Date";
  private static final String DEATHS = "Artist End Date";
  private static final String ULANS = "Artist ULAN URL";
  private static final String WIKIDATA = "Artist Wikidata URL";
  private static final List<String> OTHERS =
      List.of(ID, OPEN, CHANGED, TAGS, NAMES, ROLES, BIRTHS, DEATHS, ULANS, WIKIDATA);

  private final SourceFile file;
  private final JsonApi api;
  private final String apiUrl;

  MetCsv(SourceFile file, JsonApi api, String apiUrl) {
    this.file = file;
    this.api = api;
    this.apiUrl = apiUrl;
  }

  /**
   * The cursor is a place in the file and the file's state; a file that has changed is listed anew.
   */
  @Override
  public Page page(@Nullable String watermark, @Nullable String cursor) throws NoAnswerException {
    SourceFile.State state = file.state(cursor == null);
    List<Harvest> found = new ArrayList<>();
    try {
      CsvFile csv = CsvFile.open(state.path());
      requireColumns(csv);
      Place from = file.place(cursor, state, csv.first());
      Place done = from;
      try (RecordFile rows = csv.rowsFrom(from)) {
        int asked = 0;
        while (found.size() < PAGE && asked < PAGE_OF_REQUESTS) {
          RecordFile.Part part = rows.next();
          if (part == null) {
            return new Page(found, null);
          }
          CsvFile.Row row = csv.row(part);
          if (isDue(row, watermark)) {
            asked += isOpen(row) ? 1 : 0;
            found.add(read(row));
          }
          done = rows.place();
        }
      } catch (NoAnswerException e) {
        if (done.equals(from)) {
          throw e;
        }
        // What was given is kept; the next page meets the same trouble, or no longer.
      }
      return new Page(found, done.cursor(state.version()));
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private void requireColumns(CsvFile csv) throws NoAnswerException {
    List<String> missing = new ArrayList<>(OTHERS);
    TEXTS.keySet().stream().sorted().forEach(missing::add);
    missing.removeAll(csv.header());
    if (missing.isEmpty()) {
      return;
    }
    boolean pointer = !csv.header().isEmpty() && csv.header().get(0).startsWith(POINTER);
    throw new NoAnswerException(
        file.uri(),
        pointer
            ? "it is a pointer of Git LFS, not the file itself; download the file and give its path"
            : "it lacks the columns " + String.join(", ", missing),
        NoAnswerException.Kind.FINAL);
  }

  /** A row whose date is not told may have changed. */
  private static boolean isDue(CsvFile.Row row, @Nullable String watermark) {
    String changed = changed(row.values().get(CHANGED));
    return watermark == null || changed.isEmpty() || changed.compareTo(watermark) >= 0;
  }

  private static boolean isOpen(CsvFile.Row row) {
    return "true".equalsIgnoreCase(row.values().get(OPEN));
  }

  private Harvest read(CsvFile.Row row) throws NoAnswerException {
    String line = "line-" + row.line();
    if (row.fault() != null) {
      return new Harvest.Unreadable(line, row.fault(), "");
    }
    String id = row.values().getOrDefault(ID, "");
    if (!id.matches("\\d{1,9}")) {
      return new Harvest.Unreadable(
          line, "the row has no number for an id", JsonApi.text(row.values()));
    }
    ObjectNode object = object(row.values());
    if (isOpen(row)) {
      complete(object, Integer.parseInt(id));
    }
    return TheMet.read(Integer.parseInt(id), object);
  }

  private void complete(ObjectNode object, int id) throws NoAnswerException {
    try {
      JsonNode whole = api.get(URI.create("%s/objects/%d".formatted(apiUrl, id)));
      if (whole.path("objectID").asInt(-1) == id) {
        String changed = object.path("metadataDate").asText();
        object.setAll((ObjectNode) whole);
        // The next file is compared with this one, whatever the API has heard since.
        object.put("metadataDate", changed);
      }
    } catch (NoAnswerException e) {
      if (e.kind() != NoAnswerException.Kind.FINAL) {
        throw e;
      }
      // An object the API does not know is listed as the file has it, without a picture.
    }
  }

  /** The row in the API's words. */
  static ObjectNode object(Map<String, String> row) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("objectID", Integer.parseInt(row.getOrDefault(ID, "-1")));
    object.put("isPublicDomain", "true".equalsIgnoreCase(row.get(OPEN)));
    object.put("metadataDate", changed(row.get(CHANGED)));
    TEXTS.forEach((column, name) -> object.put(name, row.getOrDefault(column, "")));
    for (String term : Field.parts(row.get(TAGS))) {
      object.withArray("tags").addObject().put("term", term);
    }
    List<String> names = several(row.get(NAMES));
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).isEmpty()) {
        object
            .withArray("constituents")
            .addObject()
            .put("name", names.get(i))
            .put("role", at(row.get(ROLES), i))
            .put("constituentULAN_URL", at(row.get(ULANS), i))
            .put("constituentWikidata_URL", at(row.get(WIKIDATA), i));
      }
    }
    object.put("artistDisplayName", at(row.get(NAMES), 0));
    object.put("artistBeginDate", at(row.get(BIRTHS), 0));
    object.put("artistEndDate", at(row.get(DEATHS), 0));
    object.put("artistULAN_URL", at(row.get(ULANS), 0));
    object.put("artistWikidata_URL", at(row.get(WIKIDATA), 0));
    return object;
  }

  /** As the API writes it; the file has had two ways. */
  private static String changed(@Nullable String date) {
    if (date == null) {
      return "";
    }
    try {
      return LocalDateTime.parse(date.toUpperCase(Locale.ROOT), AMERICAN)
          .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    } catch (DateTimeParseException e) {
      return date;
    }
  }

  /** Lists of makers are parted by bars and run in step, so an empty place counts. */
  private static List<String> several(@Nullable String text) {
    return text == null
        ? List.of()
        : List.of(text.split("\\|", -1)).stream().map(String::strip).toList();
  }

  private static String at(@Nullable String text, int place) {
    List<String> all = several(text);
    return place < all.size() ? all.get(place) : "";
  }
}
