package org.asterism.pipeline.enrich;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** One text out of what a record and its picture say, without markup, a sentence for each part. */
final class PlainText {
  /** In characters, some ten thousand words and more; the rest of a longer part is left out. */
  static final int LONGEST_PART = 100_000;

  private static final Pattern MARKUP = Pattern.compile("<[/!]?[A-Za-z]|&[A-Za-z#][A-Za-z0-9]*;");

  /**
   * Line breaks and signs that no one sees, those that turn the direction of writing among them.
   */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Z}\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]+");

  private static final Pattern ENDED = Pattern.compile(".*[.!?…。؟]['\"”’)\\]]*$");

  private PlainText() {}

  static String of(List<@Nullable String> parts) {
    return parts.stream()
        .filter(part -> part != null && !part.isBlank())
        .map(PlainText::plain)
        .filter(part -> !part.isEmpty())
        .map(part -> ENDED.matcher(part).matches() ? part : part + ".")
        .collect(Collectors.joining(" "));
  }

  private static String plain(String text) {
    int end = Math.min(text.length(), LONGEST_PART);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    String cut = text.substring(0, end);
    String bare = MARKUP.matcher(cut).find() ? Jsoup.parse(cut).text() : cut;
    return UNSEEN.matcher(bare).replaceAll(" ").strip();
  }
}
