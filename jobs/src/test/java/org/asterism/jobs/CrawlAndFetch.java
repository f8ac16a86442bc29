package org.asterism.jobs;

import java.util.List;

/** The two stages that ask outside, in one application. */
public final class CrawlAndFetch {
  private CrawlAndFetch() {}

  public static void main(String[] args) {
    Jobs.main(
        "crawl-and-fetch",
        "Asks each source for its records and downloads their pictures.",
        args,
        settings -> List.of(Stages.crawl(settings), Stages.fetch(settings)));
  }
}
