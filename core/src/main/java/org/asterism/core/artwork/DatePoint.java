package org.asterism.core.artwork;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One end of a span, or a date that has but one: a number, what it counts, and which part of it is
 * meant. What it lacks, it takes from the other end.
 *
 * @param number years, decades by their first year, centuries and millennia by their place; null
 *     where only a part or an era is told
 * @param unit what the number counts; null for an ordinal or a number that may be any
 * @param era null where none is told
 */
record DatePoint(
    @Nullable Integer number,
    @Nullable Unit unit,
    @Nullable Era era,
    @Nullable String part,
    boolean circa,
    @Nullable YearRange period) {

  enum Unit {
    YEAR,
    DECADE,
    CENTURY,
    MILLENNIUM,
    PERIOD,
    /** "18th", which the other end explains. */
    ORDINAL,
    /** "95" after "1890". */
    ENDING,
    /** "90s" after "1880s". */
    DECADE_ENDING
  }

  enum Era {
    BC,
    AD
  }

  private static final Pattern ERA = Pattern.compile("\\b(bc|ad)\\b");
  private static final Pattern PART =
      Pattern.compile(
          "\\b(early|mid|late|(?:first|second|third|fourth|last) (?:half|quarter|third))\\b");
  private static final Pattern MILLENNIUM = Pattern.compile("\\b(\\d)th millennium\\b");
  private static final Pattern CENTURY = Pattern.compile("\\b(\\d{1,2})th century\\b");
  private static final Pattern DECADE = Pattern.compile("\\b(\\d{1,3}0)s\\b");
  private static final Pattern YEAR = Pattern.compile("\\b(\\d{4})\\b");
  private static final Pattern SMALL_YEAR = Pattern.compile("\\b(\\d{1,5})\\b");
  private static final Pattern ORDINAL = Pattern.compile("\\b(\\d{1,2})th\\b");
  private static final Pattern OTHER_WORDS =
      Pattern.compile("\\b(?!(?:ca|ad|bc|before|after|early|mid|late)\\b)\\p{L}+");

  /** Reads one side of a canonical date. */
  static Optional<DatePoint> read(String side) {
    Matcher era = ERA.matcher(side);
    Era told = era.find() ? (era.group(1).equals("bc") ? Era.BC : Era.AD) : null;
    boolean circa = side.matches(".*\\bca\\b.*");
    Optional<Periods.Period> period = Periods.in(side);
    String rest = period.map(found -> side.replace(found.name(), " ")).orElse(side);
    Matcher part = PART.matcher(rest);
    String ofIt = part.find() ? part.group(1) : null;
    boolean plain = !OTHER_WORDS.matcher(side).find();
    return first(side, MILLENNIUM, Unit.MILLENNIUM)
        .or(() -> first(side, CENTURY, Unit.CENTURY))
        .or(() -> period.map(found -> new Counted(0, Unit.PERIOD)))
        .or(() -> first(side, DECADE, Unit.DECADE).map(Counted::namedByHundreds))
        .or(() -> first(side, YEAR, Unit.YEAR))
        .or(() -> first(side, ORDINAL, Unit.ORDINAL))
        .or(() -> first(side, SMALL_YEAR, Unit.YEAR).flatMap(small -> small.year(told, plain)))
        .map(
            counted ->
                new DatePoint(
                    counted.number,
                    counted.unit,
                    told,
                    ofIt,
                    circa,
                    counted.unit == Unit.PERIOD ? period.orElseThrow().years() : null))
        .or(
            () ->
                plain && (ofIt != null || told != null)
                    ? Optional.of(new DatePoint(null, null, told, ofIt, circa, null))
                    : Optional.empty());
  }

  private static Optional<Counted> first(String side, Pattern pattern, Unit unit) {
    Matcher match = pattern.matcher(side);
    return match.find()
        ? Optional.of(new Counted(Integer.parseInt(match.group(1)), unit))
        : Optional.empty();
  }

  private record Counted(int number, Unit unit) {
    /** The 1700s are the 18th century; the 90s wait for a century. */
    Counted namedByHundreds() {
      if (number < 100) {
        return new Counted(number, Unit.DECADE_ENDING);
      }
      return number % 100 == 0 ? new Counted(number / 100 + 1, Unit.CENTURY) : this;
    }

    /** Fewer than four digits are a year where an era says so, or nothing but a date is there. */
    Optional<Counted> year(@Nullable Era era, boolean plain) {
      if (era != null || (plain && number >= 100 && number <= 999)) {
        return Optional.of(this);
      }
      return plain && number < 100
          ? Optional.of(new Counted(number, Unit.ENDING))
          : Optional.empty();
    }
  }

  /**
   * With what only the end of the span tells: "2nd–1st century B.C.", "mid to late 18th century".
   */
  DatePoint asBeginningOf(DatePoint end) {
    Era both = era == null ? end.era : era;
    if (number == null && end.number != null) {
      return new DatePoint(end.number, end.unit, both, part, circa, end.period);
    }
    boolean ordinal =
        unit == Unit.ORDINAL && (end.unit == Unit.CENTURY || end.unit == Unit.MILLENNIUM);
    boolean small = unit == Unit.ENDING && both != null && end.unit == Unit.YEAR;
    Unit explained = ordinal ? end.unit : small ? Unit.YEAR : unit;
    return new DatePoint(number, explained, both, part, circa, period);
  }

  /** With what only the beginning tells: "1890–95", "1880s–90s", "1st century B.C. or A.D.". */
  DatePoint asEndOf(DatePoint beginning) {
    if (number == null) {
      return new DatePoint(beginning.number, beginning.unit, era, part, circa, beginning.period);
    }
    if (beginning.number == null || era != null) {
      return this;
    }
    int start = beginning.number;
    if (unit == Unit.ENDING && beginning.unit == Unit.YEAR && beginning.era != Era.BC) {
      int scale = number < 10 ? 10 : 100;
      return new DatePoint(start / scale * scale + number, Unit.YEAR, null, part, circa, null);
    }
    if (unit == Unit.DECADE_ENDING && beginning.unit == Unit.DECADE) {
      return new DatePoint(start / 100 * 100 + number, Unit.DECADE, null, part, circa, null);
    }
    return this;
  }

  /** The years meant, or nothing where the point does not stand by itself. */
  Optional<YearRange> years() {
    if (number == null || unit == null) {
      return Optional.empty();
    }
    return switch (unit) {
      case YEAR -> ofYears(era == Era.BC ? -number : number, 0, 1);
      case DECADE -> span(10);
      case CENTURY -> number == 0 ? Optional.empty() : span(100);
      case MILLENNIUM -> number == 0 ? Optional.empty() : span(1000);
      case PERIOD -> Optional.of(within(period.from(), period.to() - period.from() + 1));
      case ORDINAL, ENDING, DECADE_ENDING -> Optional.empty();
    };
  }

  /** Centuries are counted as museums do, 1700 to 1799, and 499 to 400 BCE. */
  private Optional<YearRange> span(int length) {
    int first = unit == Unit.DECADE ? number : (number - 1) * length;
    return Optional.of(within(era == Era.BC ? -(first + length - 1) : first, length));
  }

  private YearRange within(int first, int length) {
    int[] share = share(length);
    return ofYears(first, share[0], share[1]).orElseThrow();
  }

  /** Offset and number of the years that {@link #part} leaves of a span of so many. */
  private int[] share(int length) {
    if (part == null) {
      return new int[] {0, length};
    }
    String[] words = part.split(" ");
    int of =
        words.length == 1
            ? 3
            : switch (words[1]) {
              case "half" -> 2;
              case "third" -> 3;
              default -> 4;
            };
    int place =
        switch (words[0]) {
          case "early", "first" -> 0;
          case "mid", "second" -> 1;
          case "third" -> 2;
          case "fourth" -> 3;
          default -> of - 1;
        };
    int begin = Math.min(place, of - 1) * length / of;
    int end = (Math.min(place, of - 1) + 1) * length / of;
    return new int[] {begin, Math.max(1, end - begin)};
  }

  /** There is no year 0: a span that begins there begins with 1, one that ends there with -1. */
  private static Optional<YearRange> ofYears(int first, int offset, int count) {
    int from = first + offset;
    int to = from + count - 1;
    if (from == 0 && to == 0) {
      return Optional.empty();
    }
    return Optional.of(new YearRange(from == 0 ? 1 : from, to == 0 ? -1 : to));
  }

  DatePrecision precision() {
    return switch (unit) {
      case YEAR -> circa ? DatePrecision.CIRCA : DatePrecision.YEAR;
      case CENTURY -> part == null ? DatePrecision.CENTURY : DatePrecision.PART_OF_CENTURY;
      case MILLENNIUM -> DatePrecision.MILLENNIUM;
      case PERIOD -> DatePrecision.PERIOD;
      default -> DatePrecision.DECADE;
    };
  }
}
