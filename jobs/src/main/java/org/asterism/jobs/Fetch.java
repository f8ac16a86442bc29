package org.asterism.jobs;

import java.util.List;

/** {@code asterism fetch}. */
public final class Fetch {
  private Fetch() {}

  public static void main(String[] args) {
    Jobs.main(
        "fetch",
        "Downloads the pictures that are wanted and not yet held: objects -> raw store, images.",
        args,
        settings -> List.of(Stages.fetch(settings)));
  }
}
