package org.asterism.core.artwork;

import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates in words: "ca. 1890–95", "late 18th–early 19th century", "Edo period (1615–1868)",
 * "ca. 2030–2000 B.C.", "um 1500", "XVIIIe siècle", "1838, printed 1902", and ISO 8601 with the
 * extensions for doubt ("1890~", "189X", "-0499").
 *
 * <p>Conventions: the 18th century is 1700 to 1799, and so are the 1700s; early, mid and late are
 * thirds; "before" and "after" leave {@value #OPEN_YEARS} years open. A year outside {@value
 * #EARLIEST} to next year is not believed.
 */
public final class DateText {
  static final int EARLIEST = -10_000;
  static final int OPEN_YEARS = 50;

  /** No source needs more to say when; what is longer is a text about the work. */
  /** What databases write where they hold no date. */
  private static final String NO_DAY = "0000-00";

  private static final int LONGEST = 300;

  private static final Pattern CLAUSE = Pattern.compile("([(\\[]?)([^;:,()\\[\\]]+)");

  /** What happened to a work after it was made, or to another that it repeats. */
  private static final Pattern LATER_EVENT =
      Pattern.compile(
          "^\\W*(?:\\w+ )?(?:printed|print|published|cast|reprinted|restored|reworked|re – ?worked|issued"
              + "|edition|engraved|gedruckt|publie|tirage|imprime|gegossen|copy|copied|with later|later additions)\\b.*");

  private static final Pattern LIMIT = Pattern.compile("\\b(before|after)\\b");

  private DateText() {}

  /** The date the text tells, or nothing where it tells none this reader believes. */
  public static Optional<WrittenDate> read(@Nullable String text) {
    if (text == null || text.isBlank() || text.strip().startsWith(NO_DAY)) {
      return Optional.empty();
    }
    WrittenDate found = null;
    for (Clause clause : clauses(text)) {
      Optional<WrittenDate> read = clause.read();
      if (clause.isImpossible()) {
        return Optional.empty();
      }
      if (found == null) {
        found = read.orElse(null);
      } else if (read.isPresent()) {
        found = narrowed(found, read.get(), clause.inBrackets);
      }
    }
    return Optional.ofNullable(found);
  }

  /**
   * The years a source gives as numbers, with the precision its words tell; the words alone where
   * there are no numbers, or impossible ones.
   *
   * @param from first year, negative for BCE
   * @param to last year; the ends may come in either order
   */
  public static Optional<WrittenDate> read(
      @Nullable String text, @Nullable Integer from, @Nullable Integer to) {
    Optional<WrittenDate> words = read(text);
    if (from == null || to == null) {
      return words;
    }
    int first = Math.min(from, to) == 0 ? 1 : Math.min(from, to);
    int last = Math.max(from, to) == 0 ? -1 : Math.max(from, to);
    if (last < first) {
      return words;
    }
    DatePrecision given = first == last ? DatePrecision.YEAR : DatePrecision.SPAN;
    DatePrecision precision =
        words
            .map(WrittenDate::precision)
            .filter(told -> told != DatePrecision.YEAR && told != DatePrecision.SPAN)
            .orElse(given);
    return believed(new YearRange(first, last))
        .map(y -> new WrittenDate(y, precision))
        .or(() -> words);
  }

  private record Clause(boolean inBrackets, String words) {
    private List<DatePoint> points() {
      boolean named = Periods.in(words).filter(found -> found.name().contains("–")).isPresent();
      List<DatePoint> points = new ArrayList<>();
      for (String side : named ? new String[] {words} : words.split(" – ", 2)) {
        DatePoint.read(side).ifPresent(points::add);
      }
      return points;
    }

    /** Whether it tells a span that runs backwards, or a year nobody can mean. */
    boolean isImpossible() {
      List<YearRange> years = ends();
      return years.stream().anyMatch(each -> believed(each).isEmpty())
          || (years.size() == 2 && years.get(0).from() > years.get(1).to());
    }

    private List<YearRange> ends() {
      return explained(points()).stream().flatMap(point -> point.years().stream()).toList();
    }

    Optional<WrittenDate> read() {
      List<DatePoint> points = explained(points());
      List<YearRange> years = points.stream().flatMap(point -> point.years().stream()).toList();
      if (years.isEmpty() || isImpossible()) {
        return Optional.empty();
      }
      Matcher limit = LIMIT.matcher(words);
      if (years.size() == 1) {
        DatePoint only =
            points.stream().filter(p -> p.years().isPresent()).findFirst().orElseThrow();
        return limit.find()
            ? limited(years.get(0), limit.group(1))
            : believed(years.get(0)).map(y -> new WrittenDate(y, only.precision()));
      }
      YearRange whole =
          new YearRange(
              Math.min(years.get(0).from(), years.get(1).from()),
              Math.max(years.get(0).to(), years.get(1).to()));
      return believed(whole).map(y -> new WrittenDate(y, spanOf(points.get(0), points.get(1))));
    }
  }

  private static List<DatePoint> explained(List<DatePoint> points) {
    if (points.size() < 2) {
      return points;
    }
    DatePoint begin = points.get(0).asBeginningOf(points.get(1));
    return List.of(begin, points.get(1).asEndOf(begin));
  }

  /** The coarser of the two ends says how exact a span is. */
  private static DatePrecision spanOf(DatePoint begin, DatePoint end) {
    DatePrecision one = begin.precision();
    DatePrecision other = end.precision();
    DatePrecision coarser = one.compareTo(other) > 0 ? one : other;
    return coarser == DatePrecision.YEAR ? DatePrecision.SPAN : coarser;
  }

  private static Optional<WrittenDate> limited(YearRange years, String limit) {
    if (limit.equals("before")) {
      int last = years.from();
      return believed(new YearRange(Math.max(EARLIEST, withoutZero(last - OPEN_YEARS, -1)), last))
          .map(y -> new WrittenDate(y, DatePrecision.BEFORE));
    }
    int first = years.to();
    return believed(new YearRange(first, withoutZero(first + OPEN_YEARS, 1)))
        .map(y -> new WrittenDate(y, DatePrecision.AFTER));
  }

  private static int withoutZero(int year, int instead) {
    return year == 0 ? instead : year;
  }

  /** Years on end until next year; nothing where none of them can be. */
  private static Optional<YearRange> believed(YearRange years) {
    int latest = Year.now(ZoneOffset.UTC).getValue() + 1;
    return years.from() < EARLIEST || years.from() > latest
        ? Optional.empty()
        : Optional.of(new YearRange(years.from(), Math.min(years.to(), latest)));
  }

  /** A later clause counts where it says the same more exactly: "Qing dynasty, Kangxi period". */
  private static WrittenDate narrowed(WrittenDate held, WrittenDate next, boolean inBrackets) {
    boolean within =
        next.years().from() >= held.years().from() && next.years().to() <= held.years().to();
    boolean vague = held.precision().compareTo(DatePrecision.DECADE) >= 0;
    if (held.precision() == DatePrecision.PERIOD
        && inBrackets
        && next.years().overlaps(held.years().from(), held.years().to())) {
      return new WrittenDate(next.years(), DatePrecision.PERIOD);
    }
    return vague && within && !next.years().equals(held.years()) ? next : held;
  }

  private static List<Clause> clauses(String text) {
    String kept = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    Matcher match = CLAUSE.matcher(DateWords.canonical(kept));
    List<Clause> clauses = new ArrayList<>();
    while (match.find()) {
      String words = match.group(2).strip();
      if (!LATER_EVENT.matcher(words).matches()) {
        clauses.add(new Clause(!match.group(1).isEmpty(), words));
      }
    }
    return clauses;
  }
}
