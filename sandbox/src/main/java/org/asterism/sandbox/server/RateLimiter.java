package org.asterism.sandbox.server;

import java.util.ArrayDeque;
import java.util.Deque;

/** Refuses what exceeds a {@link Rate} in a sliding window. Times are nanoseconds of one clock. */
final class RateLimiter {
  private final Rate rate;
  private final Deque<Long> answered = new ArrayDeque<>();

  RateLimiter(Rate rate) {
    this.rate = rate;
  }

  /**
   * Asks for a place in the window.
   *
   * @return 0 if the request may pass, else after how many whole seconds to come back
   */
  synchronized long secondsToWait(long now) {
    if (rate.requests() == Rate.UNLIMITED.requests()) {
      return 0;
    }
    long window = rate.window().toNanos();
    while (!answered.isEmpty() && now - answered.peekFirst() >= window) {
      answered.removeFirst();
    }
    if (answered.size() < rate.requests()) {
      answered.addLast(now);
      return 0;
    }
    long free = answered.getFirst() + window - now;
    return Math.max(1, (free + 999_999_999) / 1_000_000_000);
  }
}
