package org.asterism.jobs;

/** {@code asterism nightly}: all stages in one Spark application. */
public final class Nightly {
  private Nightly() {}

  public static void main(String[] args) {
    Jobs.main(
        "nightly",
        "Runs all stages: crawl, fetch, enrich, walk, embed, link, chart, publish, and the exports.",
        args,
        Stages::all);
  }
}
