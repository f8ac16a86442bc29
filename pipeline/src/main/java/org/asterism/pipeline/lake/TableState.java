package org.asterism.pipeline.lake;

import java.util.Optional;

/**
 * What a table was at a time.
 *
 * @param table Delta's id of it: one that was deleted and written anew is another
 * @param version the newest then
 */
public record TableState(String table, long version) {
  /** As {@link #toString} gave it; nothing if the text is something else. */
  public static Optional<TableState> parse(String text) {
    String[] parts = text.strip().split(" ");
    return parts.length == 2 && parts[1].matches("\\d{1,18}")
        ? Optional.of(new TableState(parts[0], Long.parseLong(parts[1])))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return table + " " + version;
  }
}
