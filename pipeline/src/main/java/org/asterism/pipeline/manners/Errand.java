package org.asterism.pipeline.manners;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to pass the turnstile for.
 *
 * @param host that is to be asked, with its port where that is not the usual one
 * @param rate requests a second; 0 for no limit
 * @param concurrency the most requests under way at the host, where a rate is kept
 * @param budget the most requests of the source, or null
 * @param lease after which the request is taken for lost
 */
record Errand(
    String source,
    String host,
    double rate,
    int concurrency,
    @Nullable Long budget,
    Duration lease) {

  /** Whether nothing but a pause of the host can hold it up. */
  boolean isFree() {
    return rate <= 0 && budget == null;
  }
}
