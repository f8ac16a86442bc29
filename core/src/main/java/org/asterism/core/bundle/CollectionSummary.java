package org.asterism.core.bundle;

import java.util.List;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.licence.LicenceClass;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle holds, counted.
 *
 * @param years from the first to the last year of any work, null if no work is dated
 * @param movements the most frequent first
 */
public record CollectionSummary(
    List<Source> sources,
    List<LicenceCount> licences,
    @Nullable YearRange years,
    List<Movement> movements) {

  public CollectionSummary {
    sources = List.copyOf(sources);
    licences = List.copyOf(licences);
    movements = List.copyOf(movements);
  }

  /** A source and how many images come from it. */
  public record Source(String id, String name, int images) {}

  /** A licence and how many images carry it. */
  public record LicenceCount(LicenceClass licence, int images) {}

  /** A movement and how many images belong to it. */
  public record Movement(String name, int images) {}
}
