package org.asterism.pipeline.crawl;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A collection that can be listed. */
interface Source {
  /**
   * Lists records lazily: a page is asked for when the one before it is used up.
   *
   * @param watermark the newest {@link Harvest.Found#updatedAt} of the last whole listing; null to
   *     list everything
   * @return records changed at or after the watermark, in any order, perhaps some twice
   */
  Iterator<Harvest> changedSince(@Nullable String watermark);
}
