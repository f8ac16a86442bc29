package org.asterism.core.artwork;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates of many languages and habits in one small language: {@code ca}, {@code bc}, {@code ad},
 * {@code 18th century}, {@code 1880s}, {@code early|mid|late}, {@code first half}, {@code before},
 * {@code after}, numbers, and {@code –} for a span.
 */
final class DateWords {
  private static final String CENTURY_WORDS =
      "jahrhunderts?|jhdts?|jhs?|siecles?|eeuw|secolo|siglos?|seculo|arhundrede|centuries|cent";

  private static final Map<Pattern, String> REWRITING = new LinkedHashMap<>();

  private static final List<String> ORDINALS =
      List.of(
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth",
          "thirteenth",
          "fourteenth",
          "fifteenth",
          "sixteenth",
          "seventeenth",
          "eighteenth",
          "nineteenth",
          "twentieth",
          "twenty-first");

  private static void rewrite(String pattern, String replacement) {
    REWRITING.put(Pattern.compile(pattern), replacement);
  }

  private static void words(String alternatives, String word) {
    rewrite("\\b(?:" + alternatives + ")\\b", word);
  }

  static {
    // What machines write beside a date: Wikidata's statements, markup, the time of day.
    rewrite("date qs:.*", " ");
    rewrite("<[^<>]*>", " ");
    rewrite("(?<=\\d{2})[t ]\\d{2}:\\d{2}(?::\\d{2})?(?:\\.\\d+)?(?:z|[+-]\\d{2}:?\\d{2})?", " ");
    rewrite("[\\u2010\\u2011]", "-");
    rewrite("[\\u2012-\\u2015\\u2212]", "–");
    rewrite("(?<=\\d),(?=\\d{3}(?!\\d))", "");
    rewrite("\\b\\d{1,2}[./-]\\d{1,2}[./-](\\d{4})\\b", "$1");
    rewrite("(?<![\\d-])(\\d{4})-\\d{2}-\\d{2}(?!\\d)", "$1");
    rewrite("(?:^|(?<=\\d/))\\.\\.\\s*/\\s*", "before ");
    rewrite("^(.*\\d[~?%]?)\\s*/\\s*\\.\\.\\s*$", "after $1");
    // Digits that are not known.
    rewrite("\\b(\\d{2})(?:\\?\\?|xx|uu|\\.\\.|--)(?![\\p{L}\\d])", "$100s");
    rewrite("\\b(\\d{3})[x?u](?![\\p{L}\\d])", "$10s");
    rewrite("(?<=\\d)\\.\\.(?=\\d)", "–");
    rewrite("\\b(\\d{2,4})(?:'s|’s|er(?:[ -]jahren?)?\\b)", "$1s");
    rewrite("\\bannees (\\d{4})\\b", "$1s");
    // Eras.
    String before = "(?<!\\p{L})(?:b\\.?\\s?c\\.?\\s?e\\.?|b\\.?\\s?c\\.?|v\\.?\\s?chr\\.?";
    rewrite(before + "|av\\.?\\s?j\\.?-?\\s?c\\.?|avant j[a-z.-]*\\s?c[a-z.]*)(?!\\p{L})", " bc ");
    String after = "(?<!\\p{L})(?:a\\.?\\s?d\\.?|c\\.\\s?e\\.?|ce|n\\.?\\s?chr\\.?";
    rewrite(after + "|ap\\.?\\s?j\\.?-?\\s?c\\.?|apres j[a-z.-]*\\s?c[a-z.]*)(?!\\p{L})", " ad ");
    // Centuries and their numbers.
    rewrite("(?<=\\d)(?:st|nd|rd|th) ?c(?:\\.|\\b)(?!\\s?\\d)", "th century");
    rewrite("\\b(?:" + CENTURY_WORDS + ")\\b\\.?", "century");
    rewrite("\\bmillen+ia\\b", "millennium");
    rewrite("\\bmillen+iums?\\b", "millennium");
    rewrite(
        "(\\d{1,2})\\.\\s*(?=(?:(?:-|–|/|bis|und|oder)\\s*\\d{1,2}\\.\\s*)?(?:century|halfte|viertel|drittel))",
        "$1th ");
    rewrite(
        "\\b(\\d{1,2})-?(?:st|nd|rd|th|e|de|ste|er|re|eme|ieme|te|[°ºª])(?![\\p{L}\\d])", "$1th");
    rewrite("(?<=th)-(?=century|dynasty)", " ");
    rewrite("\\bcentury (\\d{1,2}th)\\b", "$1 century");
    rewrite("\\bdynasty (\\d{1,2})th\\b", "dynasty $1");
    words("ersten?|erstes|premiere?|prima|primera|primo|eerste", "first");
    words("zweiten?|zweites|seconde|deuxieme|seconda|segunda|tweede|latter", "second");
    words("drittes?|dritten|troisieme|derde", "third");
    words("viertes|vierten?|quatrieme|vierde", "fourth");
    words("letztes|letzten?|dernier|derniere|laatste", "last");
    words("halfte|moitie|mitad|helft", "half");
    words("viertel|quart|kwart|cuarto", "quarter");
    words("drittel|tiers", "third");
    rewrite("\\b1th (?=half|quarter|third)", "first ");
    rewrite("\\b2th (?=half|quarter|third)", "second ");
    rewrite("\\b3th (?=half|quarter|third)", "third ");
    rewrite("\\b4th (?=quarter)", "fourth ");
    rewrite(
        "\\b(?:(?:the )?(?:beginning|start)|anfang|fruh(?:es)?|debut|begin|inizio|principios)\\b",
        "early");
    rewrite("\\b(?:middle|mitte|milieu|midden|medio)\\b", "mid");
    rewrite(
        "\\b(?:(?:the )?end|ende|spat(?:es)?|fin|eind|einde|fine|finales)\\b(?! \\d{4}\\b)",
        "late");
    rewrite("\\b(early|mid|late)-(?=to|\\d)", "$1 ");
    // Limits, spans and doubt.
    rewrite("(.*?)\\b(?:or|and|oder|ou) (?:earlier|before|fruher|avant)\\b", "before $1");
    rewrite(
        "(.*?)\\b(?:or|and|oder|ou) (?:later|after|spater|apres)\\b|(\\d{4}) onwards?",
        "after $1$2");
    words("not after|no later than|prior to|ante|avant|vor|voor", "before");
    words("not before|no earlier than|since|nach|apres|na", "after");
    rewrite("\\bpost-?\\s?(?=\\d)", "after ");
    rewrite("\\bpre-(?=\\d)", "before ");
    rewrite("\\bby (?=\\d{3})", "before ");
    words("between|zwischen|entre|tussen|from|von", " ");
    words("to|until|till|through|thru|bis|or|oder|ou|and|und|et|tot", "–");
    words(
        "cca|circa|um|vers|rond|hacia|omkring|about|around|approximately|approx|probably|possibly"
            + "|perhaps|likely|presumably|wohl|vermutlich|probablement|vermoedelijk|ongeveer"
            + "|environ|env",
        "ca");
    rewrite("(?<!\\p{L})c(?:a\\b)?\\.?(?=\\s*\\d)", " ca ");
    rewrite("[?~%]", " ca ");
    words("of|the|des|du|de|del|der|den|vom|im|in|le|la|van|het", " ");
    rewrite("(?<=[\\d\\p{L}])\\s*/\\s*(?=[\\d\\p{L}])", "–");
    rewrite("-", "–");
    rewrite("\\s*–\\s*", " – ");
    rewrite("\\.(?!\\d)", " ");
    rewrite("\\s+", " ");
  }

  private static final Pattern ASTRONOMICAL =
      Pattern.compile("(^|/)\\s*-(\\d{4})(?:-\\d{2}){0,2}(?!\\d)");
  private static final Pattern YEAR_ZERO = Pattern.compile("\\b0000\\b");
  private static final Pattern MONTH = Pattern.compile("(?<![\\d-])(\\d{4})-(\\d{2})(?![\\d-])");
  private static final Pattern ROMAN =
      Pattern.compile("\\b([ivx]+)(?:e|eme|o|th)?\\b(?=[ivxeo\\s/–-]*\\b(?:century|s\\.|dynasty))");
  private static final Pattern ROMAN_AFTER =
      Pattern.compile("(?<=\\b(?:century|dynasty) )([ivx]+)\\b");
  private static final Pattern CENTURY = Pattern.compile("\\b(?:" + CENTURY_WORDS + ")\\b\\.?");

  private DateWords() {}

  static String canonical(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .strip();
    String date = ASTRONOMICAL.matcher(plain).replaceAll(DateWords::historical);
    date = YEAR_ZERO.matcher(date).replaceAll("1 bc");
    date = MONTH.matcher(date).replaceAll(DateWords::month);
    if (CENTURY.matcher(date).find() || date.contains("century") || date.contains("dynasty")) {
      date = romans(date);
    }
    for (Map.Entry<Pattern, String> each : REWRITING.entrySet()) {
      date = each.getKey().matcher(date).replaceAll(each.getValue());
    }
    return date.strip();
  }

  /** ISO 8601 counts a year 0, so its -0499 is 500 BCE. */
  private static String historical(MatchResult year) {
    return Matcher.quoteReplacement(year.group(1) + (Integer.parseInt(year.group(2)) + 1) + " bc ");
  }

  /** "1890-05" is a month, "1890-95" a span, and "1404-10" more likely a span than October. */
  private static String month(MatchResult found) {
    int year = Integer.parseInt(found.group(1));
    int second = Integer.parseInt(found.group(2));
    boolean span = second > 12 || second == 0 || second > year % 100;
    return span ? found.group() : found.group(1);
  }

  private static String romans(String date) {
    String centuries = CENTURY.matcher(date).replaceAll("century");
    String named = centuries;
    for (int i = ORDINALS.size(); i > 0; i--) {
      named =
          named.replaceAll("\\b" + ORDINALS.get(i - 1) + "(?=[ -](?:century|dynasty))", i + "th");
    }
    String before = ROMAN.matcher(named).replaceAll(roman -> Roman.valueOf(roman.group(1)) + "th");
    return ROMAN_AFTER.matcher(before).replaceAll(roman -> Roman.valueOf(roman.group(1)) + "th");
  }

  /** Roman numerals up to the thirties. */
  private static final class Roman {
    static int valueOf(String numeral) {
      int sum = 0;
      int next = 0;
      for (int i = numeral.length() - 1; i >= 0; i--) {
        int digit =
            switch (numeral.charAt(i)) {
              case 'i' -> 1;
              case 'v' -> 5;
              default -> 10;
            };
        sum += digit < next ? -digit : digit;
        next = Math.max(next, digit);
      }
      return sum;
    }
  }
}
