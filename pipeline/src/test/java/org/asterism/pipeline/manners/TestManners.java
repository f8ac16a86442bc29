package org.asterism.pipeline.manners;

import java.time.Duration;

/** Manners towards servers that tests start on this machine: no contact, no limit. */
public final class TestManners {
  private TestManners() {}

  public static Manners of(Duration timeout, int attempts, long maxBytes) {
    return new Manners("test", "", 0, 4, null, timeout, attempts, maxBytes);
  }
}
