package org.asterism.pipeline.crawl;

import java.util.List;

/**
 * What to crawl.
 *
 * @param sources the sources asked, each once
 */
public record CrawlSettings(List<SourceSettings> sources) {
  public CrawlSettings {
    sources = List.copyOf(sources);
  }
}
