package org.asterism.core.artwork;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a person across sources, as one address however a source spells it: with http or
 * https, with www, with a trailing part, or as a bare number.
 */
public final class ArtistId {
  private static final Pattern ULAN =
      Pattern.compile(
          "(?:(?:https?:)?//)?(?:www\\.|vocab\\.)*getty\\.edu/(?:.*?/)?(?:ulan/|ulanfulldisplay.*subjectid=)(\\d{9})(?:\\D.*)?"
              + "|(?:ulan:\\s*)?(\\d{9})");
  private static final Pattern WIKIDATA =
      Pattern.compile(
          "(?:(?:https?:)?//)?(?:www\\.|m\\.)*wikidata\\.org/(?:wiki|entity)/(?:special:entitydata/)?(q\\d+)(?:\\D.*)?"
              + "|(?:wd:|wikidata:)?\\s*(q\\d+)");

  private ArtistId() {}

  /** Such as {@code http://vocab.getty.edu/ulan/500019484}, or null where it is no such id. */
  public static @Nullable String ulan(@Nullable String id) {
    String number = number(ULAN, id);
    return number == null ? null : "http://vocab.getty.edu/ulan/" + number;
  }

  /** Such as {@code http://www.wikidata.org/entity/Q296}, or null where it is no such id. */
  public static @Nullable String wikidata(@Nullable String id) {
    String number = number(WIKIDATA, id);
    return number == null
        ? null
        : "http://www.wikidata.org/entity/" + number.toUpperCase(Locale.ROOT);
  }

  private static @Nullable String number(Pattern pattern, @Nullable String id) {
    if (id == null) {
      return null;
    }
    Matcher match = pattern.matcher(id.strip().toLowerCase(Locale.ROOT));
    if (!match.matches()) {
      return null;
    }
    return match.group(1) == null ? match.group(2) : match.group(1);
  }
}
