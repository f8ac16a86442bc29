package org.asterism.core.recommend;

import java.util.Set;
import org.asterism.core.bundle.Columns;
import org.asterism.core.licence.LicenceClass;
import org.jspecify.annotations.Nullable;

/**
 * Which images may be recommended.
 *
 * @param licences one of these; empty for any
 * @param yearFrom made in this year or later; a work without years does not pass a filter by year
 * @param yearTo made in this year or earlier
 */
public record Filter(
    Set<LicenceClass> licences, @Nullable Integer yearFrom, @Nullable Integer yearTo) {
  public static final Filter NONE = new Filter(Set.of(), null, null);

  /**
   * @throws UnusableRequestException if the years run backwards
   */
  public Filter {
    licences = Set.copyOf(licences);
    if (yearFrom != null && yearTo != null && yearTo < yearFrom) {
      throw new UnusableRequestException(
          "No work can be found",
          "the years run backwards: from %d to %d".formatted(yearFrom, yearTo),
          "Give the earlier year first.");
    }
  }

  boolean passes(Columns columns, int row) {
    if (!licences.isEmpty() && !licences.contains(columns.licence(row))) {
      return false;
    }
    if (yearFrom == null && yearTo == null) {
      return true;
    }
    int first = yearFrom == null ? Integer.MIN_VALUE + 1 : yearFrom;
    int last = yearTo == null ? Integer.MAX_VALUE : yearTo;
    return columns.madeBetween(row, first, last);
  }
}
