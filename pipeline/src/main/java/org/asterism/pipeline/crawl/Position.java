package org.asterism.pipeline.crawl;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a source has been read; see the columns of {@link Listings}.
 *
 * @param whole whether the listing under way, or the next if none is, is one of everything
 */
record Position(
    @Nullable String watermark,
    @Nullable String cursor,
    int skip,
    boolean whole,
    @Nullable String newest,
    @Nullable Instant wholeAt)
    implements Serializable {
  static final Position BEGINNING = new Position(null, null, 0, true, null, null);

  /** Whether a listing was begun and not read to its end. */
  boolean isUnderWay() {
    return cursor != null || skip > 0;
  }

  /** What the listing asks changes since: nothing, if it is one of everything. */
  @Nullable String since() {
    return whole ? null : watermark;
  }

  /**
   * As this position is taken up by a run: a listing under way goes on; else everything is listed
   * where that was never done, or so long ago that what vanished since should be looked for.
   */
  Position taken(Instant now, Duration relistAfter) {
    if (isUnderWay()) {
      return this;
    }
    boolean due = wholeAt == null || !wholeAt.plus(relistAfter).isAfter(now);
    return new Position(watermark, null, 0, watermark == null || due, null, wholeAt);
  }

  /** After the listing was read to its end. */
  Position ended(@Nullable String newestSeen, Instant now) {
    String mark = later(later(watermark, newest), newestSeen);
    return new Position(mark, null, 0, false, null, whole ? (Instant) now : wholeAt);
  }

  /** After the listing was read up to that cursor. */
  Position interrupted(@Nullable String nextCursor, int nextSkip, @Nullable String newestSeen) {
    return new Position(watermark, nextCursor, nextSkip, whole, later(newest, newestSeen), wholeAt);
  }

  private static @Nullable String later(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) >= 0 ? one : other;
  }
}
