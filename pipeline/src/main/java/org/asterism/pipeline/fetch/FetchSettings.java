package org.asterism.pipeline.fetch;

import java.util.List;
import org.asterism.pipeline.manners.Manners;
import org.asterism.pipeline.sources.SourceSettings;

/**
 * How to download pictures.
 *
 * @param raw root of the raw store
 * @param sources whose manners hold for their pictures too
 * @param others manners for pictures of sources that are not crawled any more
 */
public record FetchSettings(String raw, List<SourceSettings> sources, Manners others) {
  public FetchSettings {
    sources = List.copyOf(sources);
  }
}
