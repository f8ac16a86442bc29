package org.asterism.pipeline.crawl;

import java.time.Duration;
import java.util.List;
import org.asterism.pipeline.sources.SourceSettings;

/**
 * What to crawl.
 *
 * @param sources the sources asked, each name once
 * @param relistAfter how long after everything was listed it is listed again, to find what vanished
 * @param withdrawAtMost the share of a source's records, in [0, 1], that may vanish at once; more
 *     is taken for a fault of the source's
 */
public record CrawlSettings(
    List<SourceSettings> sources, Duration relistAfter, double withdrawAtMost) {
  /** Once a month. */
  public static final Duration RELIST_AFTER = Duration.ofDays(30);

  public static final double WITHDRAW_AT_MOST = 0.2;

  public CrawlSettings {
    sources = List.copyOf(sources);
  }

  /** With the usual care about what vanished. */
  public static CrawlSettings of(List<SourceSettings> sources) {
    return new CrawlSettings(sources, RELIST_AFTER, WITHDRAW_AT_MOST);
  }
}
