package org.asterism.pipeline.crawl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a journal entry: which page it holds and where the listing goes on.
 *
 * @param since what the listing asks changes since
 * @param from the page's own cursor
 * @param fromSkip how many things at that cursor were left out
 * @param next where the listing goes on; null with no skip after the last page
 * @param nextSkip how many things at {@code next} are in this entry already
 * @param taken usable works the run has taken up to here
 * @param withdrawn how many works the source has called gone up to here
 */
record PageNote(
    @Nullable String since,
    @Nullable String from,
    int fromSkip,
    @Nullable String next,
    int nextSkip,
    int taken,
    int withdrawn) {
  static final String MARK = "#";

  private static final ObjectMapper JSON = new ObjectMapper();

  static PageNote parse(String line) {
    try {
      return JSON.readValue(line.substring(MARK.length()), PageNote.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  String line() {
    try {
      return MARK + JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isLast() {
    return next == null && nextSkip == 0;
  }
}
