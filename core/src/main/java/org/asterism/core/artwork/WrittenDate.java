package org.asterism.core.artwork;

/**
 * A date as it was understood.
 *
 * @param years the years it may mean
 * @param precision how exactly it was given
 */
public record WrittenDate(YearRange years, DatePrecision precision) {}
