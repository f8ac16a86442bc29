package org.asterism.pipeline.lake;

import java.util.Optional;

/**
 * What a table was at a time.
 *
 * @param version the newest then
 * @param written when that was written, in milliseconds since 1970: a table that was deleted and
 *     made anew has other times
 */
public record TableState(long version, long written) {
  /** As {@link #toString} gave it; nothing if the text is something else. */
  public static Optional<TableState> parse(String text) {
    String[] parts = text.strip().split(" ");
    return parts.length == 2 && parts[0].matches("\\d{1,18}") && parts[1].matches("\\d{1,18}")
        ? Optional.of(new TableState(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return version + " " + written;
  }
}
