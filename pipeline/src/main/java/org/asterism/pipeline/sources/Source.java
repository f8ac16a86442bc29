package org.asterism.pipeline.sources;

import org.jspecify.annotations.Nullable;

/**
 * A collection that can be listed. It keeps no place of its own: whoever holds a cursor can go on
 * from it, in another process and on another day.
 */
public interface Source {
  /**
   * Asks for one page.
   *
   * @param watermark the newest {@link Harvest.Found#updatedAt} of the last listing that was read
   *     to its end; null to list everything. The same for all pages of one listing.
   * @param cursor where to go on, as the page before gave it in {@link Page#next}; null to begin
   * @return records changed at or after the watermark, in any order, perhaps some twice
   * @throws NoAnswerException if the page cannot be had, now or ever
   */
  Page page(@Nullable String watermark, @Nullable String cursor) throws NoAnswerException;
}
