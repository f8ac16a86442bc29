package org.asterism.pipeline.evaluate;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.jspecify.annotations.Nullable;

/**
 * How far recommendations reach: over places and centuries in one list of ten, and over the
 * collection in all of them.
 *
 * @param placesInTen mean number of different places of origin among ten recommended works
 * @param centuriesInTen mean number of different centuries among them
 * @param placesReached share of the collection's places that are recommended at all
 * @param centuriesReached share of its centuries
 * @param worksReached share of its works
 */
public record Spread(
    double placesInTen,
    double centuriesInTen,
    double placesReached,
    double centuriesReached,
    double worksReached) {
  private static final int CENTURY = 100;

  static Spread of(List<Artwork> works, int[][] nearest) {
    List<@Nullable String> places = works.stream().<@Nullable String>map(Artwork::place).toList();
    List<@Nullable Integer> centuries =
        works.stream().<@Nullable Integer>map(work -> century(work.years())).toList();
    return new Spread(
        inTen(places, nearest),
        inTen(centuries, nearest),
        reached(places, nearest),
        reached(centuries, nearest),
        (double) Arrays.stream(nearest).flatMapToInt(Arrays::stream).distinct().count()
            / Math.max(1, works.size()));
  }

  private static @Nullable Integer century(@Nullable YearRange years) {
    return years == null
        ? null
        : Math.floorDiv(Math.floorDiv(years.from() + years.to(), 2), CENTURY);
  }

  private static double inTen(List<? extends @Nullable Object> values, int[][] nearest) {
    return Arrays.stream(nearest)
        .mapToLong(
            each ->
                Arrays.stream(each)
                    .mapToObj(values::get)
                    .filter(Objects::nonNull)
                    .distinct()
                    .count())
        .average()
        .orElse(0);
  }

  private static double reached(List<? extends @Nullable Object> values, int[][] nearest) {
    Set<Object> all = new HashSet<>();
    values.stream().filter(Objects::nonNull).forEach(all::add);
    Set<Object> reached = new HashSet<>();
    Arrays.stream(nearest)
        .flatMapToInt(Arrays::stream)
        .mapToObj(values::get)
        .filter(Objects::nonNull)
        .forEach(reached::add);
    return all.isEmpty() ? 0 : (double) reached.size() / all.size();
  }
}
