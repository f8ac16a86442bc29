package org.asterism.pipeline.manners;

import java.time.Duration;

/** What the turnstile says to an {@link Errand}. */
sealed interface Turn {
  /** The request may be made now. */
  non-sealed interface Granted extends Turn {
    /** The request is being written. Later calls, and calls after {@link #leave}, do nothing. */
    void sent();

    /** The request has ended. */
    void leave(Toll toll);
  }

  /** The source's requests are used up. */
  record Spent(long budget) implements Turn {}

  /** The host wants to be left alone for longer than anybody waits. */
  record Closed(Duration remaining) implements Turn {}
}
