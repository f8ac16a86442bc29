package org.asterism.pipeline.manners;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A failure that may pass: the request is made again. */
final class TryLaterException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean passing;
  private final @Nullable Duration pause;

  private TryLaterException(String reason, boolean passing, @Nullable Duration pause) {
    super(reason);
    this.passing = passing;
    this.pause = pause;
  }

  /**
   * @param passing whether, after the last attempt, a later run may have more luck
   */
  static TryLaterException afterBackOff(String reason, boolean passing) {
    return new TryLaterException(reason, passing, null);
  }

  /** One for which the turnstile does the waiting, as everybody else has to wait too. */
  static TryLaterException whenTheHostOpens(String reason, boolean passing) {
    return new TryLaterException(reason, passing, Duration.ZERO);
  }

  boolean isPassing() {
    return passing;
  }

  /** The pause before the next attempt; a negative one leaves it to the back-off. */
  Duration pause() {
    return pause == null ? Duration.ofSeconds(-1) : pause;
  }
}
