package org.asterism.sandbox.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When requests came, and which of them came earlier than a stated rate allows: those that make a
 * sliding window of the rate's length hold more than the rate's requests. Times are nanoseconds of
 * one clock. Not safe for threads.
 */
final class Arrivals {
  private final Rate stated;

  /** The last so many as the rate allows in a window, the oldest first. */
  private final Deque<Long> latest = new ArrayDeque<>();

  private long requests;
  private long early;
  private long earlyByNanos;
  private long firstNanos;
  private long lastNanos;
  private long closestNanos = Long.MAX_VALUE;

  Arrivals(Rate stated) {
    this.stated = stated;
  }

  /**
   * @param now not before the one given last
   */
  void add(long now) {
    if (requests++ == 0) {
      firstNanos = now;
    } else {
      closestNanos = Math.min(closestNanos, now - lastNanos);
    }
    lastNanos = now;
    if (stated.requests() == Rate.UNLIMITED.requests()) {
      return;
    }
    long window = stated.window().toNanos();
    while (!latest.isEmpty() && now - latest.peekFirst() >= window) {
      latest.removeFirst();
    }
    if (latest.size() == stated.requests()) {
      early++;
      earlyByNanos = Math.max(earlyByNanos, window - (now - latest.removeFirst()));
    }
    latest.addLast(now);
  }

  long requests() {
    return requests;
  }

  long early() {
    return early;
  }

  /**
   * As {@code /_sandbox/stats} shows them; what needs one or two requests is null before.
   *
   * @param opened when the museum opened
   */
  Map<String, @Nullable Object> summary(long opened) {
    Map<String, @Nullable Object> summary = new LinkedHashMap<>();
    summary.put("requests", requests);
    summary.put("early", early);
    summary.put("early_by_ms", milliseconds(earlyByNanos));
    summary.put("first_arrival_ms", requests == 0 ? null : milliseconds(firstNanos - opened));
    summary.put("last_arrival_ms", requests == 0 ? null : milliseconds(lastNanos - opened));
    summary.put(
        "rate_per_s",
        lastNanos == firstNanos ? null : (requests - 1) * 1e9 / (lastNanos - firstNanos));
    summary.put(
        "closest_spacing_ms", closestNanos == Long.MAX_VALUE ? null : milliseconds(closestNanos));
    return summary;
  }

  private static double milliseconds(long nanos) {
    return nanos / 1_000_000.0;
  }
}
