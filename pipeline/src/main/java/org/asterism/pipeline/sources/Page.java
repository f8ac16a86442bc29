package org.asterism.pipeline.sources;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a listing.
 *
 * @param harvest what it brought, perhaps nothing; a few hundred things at most
 * @param next where the listing goes on, in the source's own words; null if this was the last page
 */
public record Page(List<Harvest> harvest, @Nullable String next) {
  public Page {
    harvest = List.copyOf(harvest);
  }
}
