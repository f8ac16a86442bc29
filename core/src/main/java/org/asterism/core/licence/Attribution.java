package org.asterism.core.licence;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.jspecify.annotations.Nullable;

/** The credit line that travels with every result: "Artist, Title, year. Source. Licence". */
public final class Attribution {
  private Attribution() {}

  /**
   * @param sourceName the source's full name, such as "Art Institute of Chicago"
   */
  public static String of(Artwork artwork, String sourceName) {
    String makers = artwork.artists().stream().map(Artist::name).collect(joining(" and "));
    String work =
        Stream.of(makers, artwork.title(), date(artwork.dateText(), artwork.years()))
            .filter(part -> !part.isBlank())
            .collect(joining(", "));
    return "%s. %s. %s".formatted(work, sourceName, artwork.licence().label());
  }

  private static String date(@Nullable String text, @Nullable YearRange years) {
    if (text != null && !text.isBlank()) {
      return text;
    }
    return years == null ? "" : years.label();
  }
}
