package org.asterism.pipeline.manners;

import java.time.Duration;

/** Where everybody who asks a host waits for their turn, and where requests are counted. */
interface Turnstile {
  /** A pause longer than this is not waited for. */
  Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  /** Waits until it is this errand's turn, first come, first served. */
  Turn enter(Errand errand) throws InterruptedException;

  /**
   * Lets nobody through to a host for a while, because it asked the source for patience.
   *
   * @param pause from now on; a longer one that was asked for before stands
   */
  void close(String source, String host, Duration pause);
}
