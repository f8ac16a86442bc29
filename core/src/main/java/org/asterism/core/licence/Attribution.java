package org.asterism.core.licence;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.jspecify.annotations.Nullable;

/**
 * The credit line that travels with every result: "Artist, Title, year. Source. Licence". Where the
 * rights holder asks for a credit of their own, it stands after the work: "Artist, Title, year.
 * Credit. Source. Licence".
 */
public final class Attribution {
  /** No part is longer, in characters; a title can be a whole page. */
  private static final int LONGEST = 300;

  private static final Pattern MARKUP = Pattern.compile("</?[A-Za-z][^<>]*>");

  /** Line breaks, and the signs that turn the direction of what follows. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Zs}\\p{Zl}\\p{Zp}\\u200B\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]+");

  private Attribution() {}

  /**
   * @param sourceName the source's full name, such as "Art Institute of Chicago"
   */
  public static String of(Artwork artwork, String sourceName) {
    String makers = makers(artwork.artists());
    String work =
        Stream.of(makers, clean(artwork.title()), clean(date(artwork.dateText(), artwork.years())))
            .filter(part -> !part.isEmpty())
            .collect(joining(", "));
    String credit = clean(Objects.requireNonNullElse(artwork.credit(), ""));
    return Stream.of(
            work, credit.equals(makers) ? "" : credit, clean(sourceName), artwork.licence().label())
        .filter(part -> !part.isEmpty())
        .map(part -> part.endsWith(".") ? part.substring(0, part.length() - 1) : part)
        .collect(joining(". "));
  }

  private static String makers(List<Artist> artists) {
    return clean(
        artists.stream().map(Artist::name).map(Attribution::clean).collect(joining(" and ")));
  }

  private static String date(@Nullable String text, @Nullable YearRange years) {
    if (text != null && !text.isBlank()) {
      return text;
    }
    return years == null ? "" : years.label();
  }

  /** One line of plain text. */
  private static String clean(String text) {
    String plain = UNSEEN.matcher(MARKUP.matcher(text).replaceAll(" ")).replaceAll(" ").strip();
    if (plain.codePointCount(0, plain.length()) <= LONGEST) {
      return plain;
    }
    return plain.substring(0, plain.offsetByCodePoints(0, LONGEST - 1)).strip() + "…";
  }
}
