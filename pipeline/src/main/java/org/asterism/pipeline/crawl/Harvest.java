package org.asterism.pipeline.crawl;

import org.asterism.core.artwork.Artwork;

/** One thing a source's listing brought. */
public sealed interface Harvest {
  /**
   * A record in Asterism's terms.
   *
   * @param licenceWording the terms as the source words them
   * @param updatedAt when the source last changed the record, as the source writes it; such stamps
   *     of one source sort by time
   * @param json the record as the source gave it
   */
  record Found(Artwork artwork, String licenceWording, String updatedAt, String json)
      implements Harvest {}

  /** A record that could not be read; it is kept with its reason. */
  record Unreadable(String sourceId, String reason, String json) implements Harvest {}

  /** The listing ended before its end; what came before it is kept. */
  record BrokenOff(String reason) implements Harvest {}
}
