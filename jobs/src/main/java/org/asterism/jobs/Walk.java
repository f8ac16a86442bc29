package org.asterism.jobs;

import java.util.List;

/** {@code asterism walk}. */
public final class Walk {
  private Walk() {}

  public static void main(String[] args) {
    Jobs.main(
        "walk",
        "Builds the art-history graph and walks it: objects, lists of relations -> entities, relations.",
        args,
        settings -> List.of(Stages.walk(settings)));
  }
}
