package org.asterism.pipeline.manners;

import java.net.URI;
import java.time.Duration;
import java.util.OptionalLong;

/** What a server's wish for patience leads to: nobody asks its host for a while. */
record Throttling(Turnstile turnstile, String source) {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);
  private static final Duration LONGEST_CLOSURE = Duration.ofDays(1);

  /** Of a pause, as much more or less so that not all come back at once. */
  private static final double JITTER = 0.25;

  /**
   * Closes the host, for all who use the turnstile.
   *
   * @param wait the seconds the server asked for; empty to leave it to the back-off
   * @return what to do then
   * @throws NoMoreException if that is too long to wait for
   */
  TryLaterException by(URI uri, String reason, boolean passing, OptionalLong wait, int repetition) {
    Duration pause =
        wait.isPresent() ? Duration.ofSeconds(wait.getAsLong()) : backOff(uri, repetition);
    pause = pause.compareTo(LONGEST_CLOSURE) > 0 ? LONGEST_CLOSURE : pause;
    turnstile.close(source, WebAddress.server(uri), pause);
    if (pause.compareTo(Turnstile.LONGEST_PAUSE) > 0) {
      throw new NoMoreException(
          new Answer.Unavailable(
              uri, "%s, and to come back in %,d seconds".formatted(reason, wait.getAsLong())));
    }
    return TryLaterException.whenTheHostOpens(reason, passing);
  }

  private static Duration backOff(URI uri, int repetition) {
    double longest = (double) LONGEST_BACK_OFF.toMillis();
    double millis = Math.min(longest, Math.scalb((double) FIRST_PAUSE.toMillis(), repetition));
    // A draw from [-1, 1) by what is asked for, so that it can be repeated.
    double draw = Math.floorMod(31 * uri.hashCode() + repetition, 2048) / 1024.0 - 1;
    return Duration.ofMillis((long) (millis * (1 + JITTER * draw)));
  }
}
