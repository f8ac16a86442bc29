package org.asterism.core.licence;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A licence's name without what differs between sources that mean the same. */
final class PlainWording {
  private static final Pattern LATER = Pattern.compile("\\bor (?:any )?later(?: versions?)?\\b");
  private static final Pattern FILLING =
      Pattern.compile(
          "\\b(?:the|licen[cs]ed?|licen[cs]es|lizenz|licentie|licencia|licenza|licens|under|version"
              + "|international|unported|generic|universal|universell|deed|migrated)\\b");
  private static final Pattern SEVERAL =
      Pattern.compile("\\s*(?:\\||;|/|\\+|&|,(?!\\s*\\d)|\\b(?:or|and|oder|und|ou|et)\\b)\\s*");

  private PlainWording() {}

  /** Lower case, without accents, signs and filling words; a dot only inside a number. */
  static String of(String wording) {
    String lower =
        Normalizer.normalize(wording, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT);
    String bare = LATER.matcher(lower).replaceAll(" ").replaceAll("(?<!\\d)\\.|\\.(?!\\d)", " ");
    String words = bare.replaceAll("[^\\p{L}\\p{N}.]+", " ");
    return FILLING.matcher(words).replaceAll(" ").replaceAll(" +", " ").strip();
  }

  /** The parts of a wording that names several licences, each as {@link #of} gives it. */
  static List<String> parts(String wording) {
    String whole = LATER.matcher(wording.toLowerCase(Locale.ROOT)).replaceAll(" ");
    return Stream.of(SEVERAL.split(whole))
        .map(PlainWording::of)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
