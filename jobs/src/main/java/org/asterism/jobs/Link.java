package org.asterism.jobs;

import java.util.List;

/** {@code asterism link}. */
public final class Link {
  private Link() {}

  public static void main(String[] args) {
    Jobs.main(
        "link",
        "Finds each picture's nearest by each affinity: embeddings -> edges.",
        args,
        settings -> List.of(Stages.link(settings)));
  }
}
