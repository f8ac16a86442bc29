package org.asterism.pipeline.sources;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.asterism.core.AsterismException;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.licence.Licence;
import org.jspecify.annotations.Nullable;

/**
 * A folder of pictures of the user's own, described by its {@code manifest.csv}: columns file,
 * artist, artist_birth, artist_death, title, year, style; only file is needed, others are passed
 * over. Its pictures are taken to be free to use here, since the user brings them.
 */
final class Folder implements Source {
  private static final String MANIFEST = "manifest.csv";
  private static final String FILE = "file";

  /** Rows between two notes of how far the listing is. */
  private static final int PAGE = 5_000;

  private final String id;
  private final Path folder;

  /**
   * @param id the name that tells its records from those of other folders
   */
  Folder(String id, Path folder) {
    this.id = id;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Always lists everything: a folder has no history. The cursor is the number of rows read; each
   * page reads the file from its beginning, which for a hundred thousand rows takes a second.
   */
  @Override
  public Page page(@Nullable String watermark, @Nullable String cursor) {
    Path manifest = manifestOf(folder);
    long first = cursor == null ? 0 : Long.parseLong(cursor);
    try (CSVParser rows =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .build()
            .parse(new StringReader(content(manifest)))) {
      if (!rows.getHeaderMap().containsKey(FILE)) {
        throw new AsterismException(
            "%s cannot be used".formatted(manifest),
            "it has no column \"file\"",
            "Give it a header with file, artist, artist_birth, artist_death, title, year, style.");
      }
      List<Harvest> found = rows.stream().skip(first).limit(PAGE).map(this::read).toList();
      return new Page(found, found.size() < PAGE ? null : Long.toString(first + PAGE));
    } catch (CharacterCodingException e) {
      throw unreadable(manifest, "it is not in UTF-8", e);
    } catch (IOException
        | UncheckedIOException
        | IllegalArgumentException
        | IllegalStateException e) {
      throw unreadable(manifest, String.valueOf(e.getMessage()), e);
    }
  }

  /** The text without the byte order mark that spreadsheets put before it. */
  private static String content(Path manifest) throws IOException {
    String text = Files.readString(manifest);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
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
          "Write one with the columns file, artist, artist_birth, artist_death, title, year, style.");
    }
    return manifest;
  }

  private Harvest read(CSVRecord row) {
    Map<String, String> values = new TreeMap<>(row.toMap());
    values.values().removeIf(String::isBlank);
    String file = values.get(FILE);
    if (file == null) {
      return new Harvest.Unreadable(
          "row-" + row.getRecordNumber(), "the row names no file", values.toString());
    }
    Path picture;
    try {
      picture = folder.resolve(file).normalize();
    } catch (InvalidPathException e) {
      return new Harvest.Unreadable(file, "no file can have this name", values.toString());
    }
    if (!picture.startsWith(folder)) {
      return new Harvest.Unreadable(file, "the file lies outside the folder", values.toString());
    }
    Integer year = year(values.get("year"));
    String style = values.get("style");
    Artwork artwork =
        new Artwork(
            id,
            file,
            values.getOrDefault("title", Artwork.UNTITLED),
            artists(values),
            values.get("year"),
            Field.years(year, year),
            style == null ? List.of() : List.of(style),
            List.of(),
            null,
            null,
            null,
            null,
            Licence.PUBLIC_DOMAIN,
            picture.toUri().toString(),
            picture.toUri().toString());
    return new Harvest.Found(artwork, "in the user's folder", "", values.toString());
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
