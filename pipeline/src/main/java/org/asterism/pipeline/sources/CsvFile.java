package org.asterism.pipeline.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with a header, whose rows are read from any place on.
 *
 * @param header the names of its columns in order; empty if the file is
 * @param first where the first row begins
 */
record CsvFile(Path path, List<String> header, Place first) {
  /** The longest row, in bytes. */
  static final int LONGEST = 1 << 20;

  CsvFile {
    header = List.copyOf(header);
  }

  /**
   * One row.
   *
   * @param line on which it begins, from 1
   * @param values what is not blank, by column; without the spaces around it
   * @param fault why it cannot be read, or null
   */
  record Row(long line, Map<String, String> values, @Nullable String fault) {}

  /**
   * @throws IOException if there is no such file, or its header cannot be read
   */
  static CsvFile open(Path path) throws IOException {
    try (RecordFile file = read(path, Place.BEGINNING)) {
      RecordFile.Part header = file.next();
      if (header == null) {
        return new CsvFile(path, List.of(), file.place());
      }
      if (header.fault() != null) {
        throw new IOException("line %d: %s".formatted(header.line(), header.fault()));
      }
      List<String> names = values(header.text()).stream().map(String::strip).toList();
      return new CsvFile(path, names, file.place());
    }
  }

  private static RecordFile read(Path path, Place from) throws IOException {
    return RecordFile.open(path, from, RecordFile.Ending.QUOTED_LINE, LONGEST);
  }

  /** Its rows from there on. */
  RecordFile rowsFrom(Place place) throws IOException {
    return read(path, place);
  }

  Row row(RecordFile.Part part) {
    Map<String, String> byColumn = new TreeMap<>();
    if (part.fault() != null) {
      return new Row(part.line(), byColumn, part.fault());
    }
    List<String> values;
    try {
      values = values(part.text());
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      return new Row(part.line(), byColumn, "it is no row of CSV (%s)".formatted(e.getMessage()));
    }
    for (int i = 0; i < Math.min(values.size(), header.size()); i++) {
      String value = values.get(i).strip();
      if (!value.isEmpty()) {
        byColumn.putIfAbsent(header.get(i), value);
      }
    }
    return new Row(part.line(), byColumn, null);
  }

  private static List<String> values(String text) throws IOException {
    List<String> values = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text, CSVFormat.DEFAULT)) {
      for (CSVRecord row : parser) {
        row.forEach(values::add);
      }
    }
    return values;
  }
}
