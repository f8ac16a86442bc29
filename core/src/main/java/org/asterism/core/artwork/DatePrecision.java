package org.asterism.core.artwork;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How exactly a source dates a work. */
public enum DatePrecision {
  /** A year, or a day in it. */
  YEAR,
  /** "ca. 1890", "1650?"; also of a span. */
  CIRCA,
  /** From one year to another, given as years. */
  SPAN,
  DECADE,
  /** A half, third or quarter of a century. */
  PART_OF_CENTURY,
  CENTURY,
  MILLENNIUM,
  /** A dynasty, reign or style that has its years in {@link Periods}. */
  PERIOD,
  /** Not later than a year. */
  BEFORE,
  /** Not earlier than a year. */
  AFTER;

  /** The name in tables, such as {@code part_of_century}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<DatePrecision> ofCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
