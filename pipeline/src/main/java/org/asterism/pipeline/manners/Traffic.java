package org.asterism.pipeline.manners;

import org.jspecify.annotations.Nullable;

/** What was asked on behalf of one source. */
public record Traffic(long requests, long throttled, long bytes) {
  public static final Traffic NONE = new Traffic(0, 0, 0);

  public @Nullable Double requestsPerSecond() {
    return null;
  }
}
