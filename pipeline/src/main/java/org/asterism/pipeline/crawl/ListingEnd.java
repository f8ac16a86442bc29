package org.asterism.pipeline.crawl;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one run left a source's listing.
 *
 * @param listing the source's name in the settings
 * @param reason why it broke off, or empty
 * @param cursor where it goes on, unless it was read to its end
 * @param skip how many things at the cursor are held already
 * @param withdrawn how many works the source called gone
 * @param begunAnew whether the source had forgotten the place where the listing was to go on
 */
record ListingEnd(
    String listing,
    How how,
    String reason,
    @Nullable String cursor,
    int skip,
    int withdrawn,
    boolean begunAnew)
    implements Serializable {

  /** Why a listing was not read further. */
  enum How {
    /** There was no more. */
    LAST,
    /** The run has as many works as it was told to take. */
    LIMIT,
    /** The run has used up its requests. */
    BUDGET,
    /** The source gave no answer. */
    BROKEN_OFF
  }

  /** What a reader of the run's summary should know about it. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (begunAnew) {
      notes.add("%s had forgotten where it was and was listed anew".formatted(listing));
    }
    if (how == How.BUDGET) {
      notes.add("%s has used up its requests; the next run goes on".formatted(listing));
    }
    if (how == How.BROKEN_OFF) {
      notes.add("%s broke off (%s); the next run goes on".formatted(listing, reason));
    }
    return notes;
  }
}
