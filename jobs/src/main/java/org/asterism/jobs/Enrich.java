package org.asterism.jobs;

import java.util.List;

/** {@code asterism enrich}. */
public final class Enrich {
  private Enrich() {}

  public static void main(String[] args) {
    Jobs.main(
        "enrich",
        "Measures pictures and reads the words of their records: images, objects -> images, texts.",
        args,
        settings -> List.of(Stages.enrich(settings)));
  }
}
