package org.asterism.pipeline.sources;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in a file reading goes on.
 *
 * @param offset in bytes from the beginning
 * @param line of that byte, from 1
 */
record Place(long offset, long line) {
  static final Place BEGINNING = new Place(0, 1);

  private static final Pattern CURSOR = Pattern.compile("(\\d{1,18}):(\\d{1,18})@(.*)");

  /**
   * @param version what tells this state of the file from others
   */
  String cursor(String version) {
    return "%d:%d@%s".formatted(offset, line, version);
  }

  /** Where a cursor leads to; null if it is none, or was made in another state of the file. */
  static @Nullable Place of(String cursor, String version) {
    Matcher match = CURSOR.matcher(cursor);
    return match.matches() && match.group(3).equals(version)
        ? new Place(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)))
        : null;
  }
}
