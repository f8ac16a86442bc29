package org.asterism.pipeline.sources;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asterism.core.artwork.YearRange;
import org.jspecify.annotations.Nullable;

/** Years out of a date in words: "ca. 1890–95", "1880s", "18th century", "2012-09-25 16:23". */
final class DateText {
  private static final Pattern SPAN =
      Pattern.compile("\\b(\\d{4})\\s*(?:-|–|/|to|or)\\s*(\\d{4}|\\d{2})\\b(?!-\\d)");
  private static final Pattern DECADE = Pattern.compile("\\b(\\d{3})0s\\b");
  private static final Pattern CENTURY = Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th) century\\b");
  private static final Pattern YEAR = Pattern.compile("\\b(\\d{4})\\b");
  private static final Pattern ISO_DAY = Pattern.compile("\\b(\\d{4})-\\d{2}(?:-\\d{2})?\\b");

  /** No year before Christ is read: what stands beside it would be taken for one after. */
  private static final Pattern BEFORE_CHRIST = Pattern.compile("\\bb\\.?\\s?c(?:\\.?\\s?e)?\\b");

  private DateText() {}

  /** The years the text names, or null where it names none this reader knows. */
  static @Nullable YearRange years(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String date = text.toLowerCase(Locale.ROOT);
    if (BEFORE_CHRIST.matcher(date).find()) {
      return null;
    }
    Matcher century = CENTURY.matcher(date);
    if (century.find()) {
      int hundreds = Integer.parseInt(century.group(1));
      return new YearRange(hundreds * 100 - 100, hundreds * 100 - 1);
    }
    Matcher decade = DECADE.matcher(date);
    if (decade.find()) {
      int first = Integer.parseInt(decade.group(1)) * 10;
      return new YearRange(first, first + 9);
    }
    Matcher day = ISO_DAY.matcher(date);
    if (day.find() && !isSpan(day.group())) {
      int year = Integer.parseInt(day.group(1));
      return new YearRange(year, year);
    }
    Matcher span = SPAN.matcher(date);
    if (span.find()) {
      return span(span.toMatchResult());
    }
    Matcher year = YEAR.matcher(date);
    if (year.find()) {
      int only = Integer.parseInt(year.group(1));
      return new YearRange(only, only);
    }
    return null;
  }

  /** "1890-95" looks like a month; no month is past 12. */
  private static boolean isSpan(String day) {
    return day.length() == 7 && Integer.parseInt(day.substring(5)) > 12;
  }

  private static @Nullable YearRange span(MatchResult span) {
    int first = Integer.parseInt(span.group(1));
    String end = span.group(2);
    int last =
        end.length() == 4 ? Integer.parseInt(end) : first / 100 * 100 + Integer.parseInt(end);
    return last < first ? new YearRange(first, first) : new YearRange(first, last);
  }
}
