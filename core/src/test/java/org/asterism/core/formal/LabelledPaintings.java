package org.asterism.core.formal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.asterism.core.image.DifferenceHash;
import org.asterism.core.image.Picture;

/** Photographs of real paintings with their artist and style, kept beside the repository. */
final class LabelledPaintings {
  /**
   * One painting of the manifest.
   *
   * @param hash its difference hash, the same for copies of one photograph
   * @param vector its formal descriptor
   */
  @SuppressWarnings("ArrayRecordComponent") // paintings are never compared
  record Painting(Path file, String artist, String style, long hash, float[] vector) {}

  private LabelledPaintings() {}

  /** Where they lie, seen from this module's folder. */
  static Path folder() {
    Path repository = Path.of("").toAbsolutePath().getParent();
    Path beside = repository.resolveSibling("shared");
    // A work tree may lie one folder deeper than the main one.
    Path shared = Files.exists(beside) ? beside : repository.getParent().resolveSibling("shared");
    return shared.resolve("data/artworks");
  }

  /** All paintings, decoded and encoded, in the manifest's order. */
  static List<Painting> encoded() throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
    try (CSVParser manifest =
        CSVParser.parse(folder().resolve("manifest.csv"), StandardCharsets.UTF_8, format)) {
      return manifest.getRecords().parallelStream().map(LabelledPaintings::painting).toList();
    }
  }

  private static Painting painting(CSVRecord line) {
    Path file = folder().resolve(line.get("file"));
    return new Painting(
        file,
        line.get("artist"),
        line.get("style"),
        DifferenceHash.ofHex(line.get("dhash")),
        FormalEncoder.encode(picture(file)));
  }

  static Picture picture(Path file) {
    try {
      return Picture.decode(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
