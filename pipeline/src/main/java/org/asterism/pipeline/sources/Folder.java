package org.asterism.pipeline.sources;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.asterism.core.AsterismException;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.DateText;
import org.asterism.core.licence.Licence;
import org.jspecify.annotations.Nullable;

/**
 * A folder of pictures of the user's own, described by its {@code manifest.csv}: columns file,
 * artist, artist_birth, artist_death, title, year, style, licence, description, subjects, medium,
 * place, source_url; only file is needed, others are passed over. Where the manifest names no
 * licence, a picture is taken to be free to use here, since the user brings it.
 */
final class Folder implements Source {
  private static final String MANIFEST = "manifest.csv";
  private static final String FILE = "file";

  /** Rows between two notes of how far the listing is. */
  private static final int PAGE = 500;

  private final String id;
  private final Path folder;

  /** Files of rows before {@link #seenTo}; 50 MB for a million rows. */
  private final Set<Long> seen = new HashSet<>();

  private Place seenTo = Place.BEGINNING;

  /**
   * @param id the name that tells its records from those of other folders
   */
  Folder(String id, Path folder) {
    this.id = id;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Always lists everything: a folder has no history. The cursor is a place in the manifest, and
   * the manifest's size and time of change.
   */
  @Override
  public Page page(@Nullable String watermark, @Nullable String cursor) throws NoAnswerException {
    Path manifest = manifestOf(folder);
    try {
      String version =
          "%d-%d".formatted(Files.size(manifest), Files.getLastModifiedTime(manifest).toMillis());
      CsvFile csv = CsvFile.open(manifest);
      if (!csv.header().contains(FILE)) {
        throw new AsterismException(
            "%s cannot be used".formatted(manifest),
            "it has no column \"file\"",
            "Give it a header with file, artist, artist_birth, artist_death, title, year, style.");
      }
      Place from = cursor == null ? csv.first() : Place.of(cursor, version);
      if (from == null) {
        throw new NoAnswerException(
            manifest.toUri(), "it has changed since it was read", NoAnswerException.Kind.FINAL);
      }
      recall(csv, from);
      List<Harvest> found = new ArrayList<>();
      try (RecordFile rows = csv.rowsFrom(from)) {
        while (found.size() < PAGE) {
          RecordFile.Part part = rows.next();
          if (part == null) {
            return new Page(found, null);
          }
          found.add(read(csv.row(part)));
          seenTo = rows.place();
        }
      }
      return new Page(found, seenTo.cursor(version));
    } catch (IOException e) {
      throw unreadable(manifest, String.valueOf(e.getMessage()), e);
    }
  }

  /** Reads over the rows before a place, unless they are known: a file is listed once. */
  private void recall(CsvFile csv, Place to) throws IOException {
    if (seenTo.offset() == to.offset()) {
      return;
    }
    seen.clear();
    try (RecordFile rows = csv.rowsFrom(csv.first())) {
      while (rows.place().offset() < to.offset()) {
        RecordFile.Part part = rows.next();
        if (part == null) {
          break;
        }
        isNew(csv.row(part).values().get(FILE));
      }
    }
    seenTo = to;
  }

  private boolean isNew(@Nullable String file) {
    return file == null
        || seen.add(
            UUID.nameUUIDFromBytes(file.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits());
  }

  private static AsterismException unreadable(Path manifest, String why, Exception cause) {
    return new AsterismException(
        "%s cannot be read".formatted(manifest),
        why,
        "Save it as comma-separated values in UTF-8.",
        cause);
  }

  /**
   * @throws AsterismException if the folder is missing, or has no manifest
   */
  static Path manifestOf(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new AsterismException(
          "There is no folder %s".formatted(folder),
          "the path does not lead to one",
          "Correct the path, or make the folder.");
    }
    Path manifest = folder.resolve(MANIFEST);
    if (!Files.isRegularFile(manifest)) {
      throw new AsterismException(
          "%s has no %s".formatted(folder, MANIFEST),
          "it says which picture is whose",
          "Write one with the columns file, artist, artist_birth, artist_death, title, year,"
              + " style.");
    }
    return manifest;
  }

  private Harvest read(CsvFile.Row row) throws IOException {
    if (row.fault() != null) {
      // Most often the whole file is in another encoding or format.
      throw new IOException("line %d: %s".formatted(row.line(), row.fault()));
    }
    Map<String, String> values = row.values();
    String json = JsonApi.text(values);
    String file = values.get(FILE);
    String line = "line-" + row.line();
    if (file == null) {
      return new Harvest.Unreadable(line, "the row names no file", json);
    }
    Path picture;
    try {
      picture = folder.resolve(file).normalize();
    } catch (InvalidPathException e) {
      return new Harvest.Unreadable(line, "no file can have this name", json);
    }
    if (!picture.startsWith(folder)) {
      return new Harvest.Unreadable(line, "the file lies outside the folder", json);
    }
    if (!isNew(file)) {
      return new Harvest.Unreadable(line, "a row before it is of the same file", json);
    }
    String style = values.get("style");
    String terms = values.get("licence");
    Artwork artwork =
        new Artwork(
                id,
                file,
                values.getOrDefault("title", Artwork.UNTITLED),
                artists(values),
                values.get("year"),
                null,
                style == null ? List.of() : List.of(style),
                Field.parts(values.get("subjects")),
                values.get("description"),
                values.get("medium"),
                values.get("place"),
                null,
                terms == null ? Licence.PUBLIC_DOMAIN : Field.licence(terms),
                pageUrl(values.get("source_url"), picture),
                picture.toUri().toString())
            .dated(DateText.read(values.get("year")).orElse(null));
    return new Harvest.Found(artwork, terms == null ? "in the user's folder" : terms, "", json)
        .in(values.get("language"));
  }

  private static String pageUrl(@Nullable String given, Path picture) {
    return given != null && given.matches("https?://\\S+") ? given : picture.toUri().toString();
  }

  private static List<Artist> artists(Map<String, String> values) {
    String name = values.get("artist");
    return name == null
        ? List.of()
        : List.of(
            new Artist(
                name, null, year(values.get("artist_birth")), year(values.get("artist_death"))));
  }

  private static @Nullable Integer year(@Nullable String text) {
    return text != null && text.matches("-?\\d{1,4}") ? Integer.valueOf(text) : null;
  }
}
