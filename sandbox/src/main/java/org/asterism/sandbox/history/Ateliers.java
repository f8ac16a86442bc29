package org.asterism.sandbox.history;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The ateliers of {@code ateliers.csv}, teachers before their pupils. */
public final class Ateliers {
  private static final List<Atelier> ALL = read();

  private Ateliers() {}

  public static List<Atelier> all() {
    return ALL;
  }

  /** The ateliers of one movement, never empty. */
  public static List<Atelier> of(Movement movement) {
    return ALL.stream().filter(each -> each.movement() == movement).toList();
  }

  private static List<Atelier> read() {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).build();
    try (Reader reader =
            new InputStreamReader(
                Objects.requireNonNull(Ateliers.class.getResourceAsStream("ateliers.csv")),
                StandardCharsets.UTF_8);
        var rows = format.parse(reader)) {
      return rows.stream().map(Ateliers::atelier).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Atelier atelier(CSVRecord row) {
    return new Atelier(
        row.get("school"),
        Integer.parseInt(row.get("from")),
        Integer.parseInt(row.get("to")),
        row.get("name"),
        Integer.parseInt(row.get("born")),
        Integer.parseInt(row.get("died")),
        row.get("nation"),
        row.get("town"),
        Movement.valueOf(row.get("movement")),
        orNull(row.get("teacher")),
        orNull(row.get("influences")));
  }

  private static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text;
  }
}
