package org.asterism.pipeline.sources;

import org.jspecify.annotations.Nullable;

/**
 * A part of a listing by time of upload, and the page in it that comes next. Windows grow after
 * each that was not too full, and are halved where they are.
 *
 * @param from first second, since 1970
 * @param to last second, included
 * @param page from 1
 * @param end where the listing ends: the second it began in
 */
record UploadWindow(long from, long to, int page, long end) {
  static UploadWindow whole(long from, long end) {
    return new UploadWindow(from, end, 1, end);
  }

  /** What {@link #text} wrote. */
  static UploadWindow parse(String text) {
    String[] parts = text.split(",", 4);
    return new UploadWindow(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Integer.parseInt(parts[2]),
        Long.parseLong(parts[3]));
  }

  String text() {
    return "%d,%d,%d,%d".formatted(from, to, page, end);
  }

  boolean isOneSecond() {
    return from >= to;
  }

  UploadWindow half() {
    return new UploadWindow(from, from + (to - from) / 2, 1, end);
  }

  UploadWindow nextPage() {
    return new UploadWindow(from, to, page + 1, end);
  }

  /** Twice as long as this one; null where the listing ends. */
  @Nullable UploadWindow next() {
    long length = to - from + 1;
    return to >= end ? null : new UploadWindow(to + 1, Math.min(end, to + 2 * length), 1, end);
  }
}
