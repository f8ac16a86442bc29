package org.asterism.core.artwork;

import java.text.Normalizer;
import java.util.Locale;

/** Names without what differs between spellings: case, accents, punctuation, spacing. */
public final class PlainName {
  private PlainName() {}

  /** Such as {@code pierre auguste renoir}. A name of signs alone is still a name of its own. */
  public static String of(String name) {
    String plain = words(name);
    return plain.isEmpty() ? name.strip() : plain;
  }

  /** As {@link #of}, of any text, and empty where it has no letters and no digits. */
  public static String words(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }
}
