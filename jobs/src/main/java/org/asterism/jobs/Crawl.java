package org.asterism.jobs;

import java.util.List;

/** {@code asterism crawl}. */
public final class Crawl {
  private Crawl() {}

  public static void main(String[] args) {
    Jobs.main(
        "crawl",
        "Asks each source for its records: museums' APIs -> objects.",
        args,
        settings -> List.of(Stages.crawl(settings)));
  }
}
