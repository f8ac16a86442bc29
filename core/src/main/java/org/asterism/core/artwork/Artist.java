package org.asterism.core.artwork;

import org.jspecify.annotations.Nullable;

/**
 * A maker as one source names them.
 *
 * @param name the display name, never blank
 * @param authority a URI that identifies the person across sources (ULAN or Wikidata), if known
 * @param birth year of birth, negative for BCE, if known
 * @param death year of death, negative for BCE, if known
 */
public record Artist(
    String name, @Nullable String authority, @Nullable Integer birth, @Nullable Integer death) {
  public Artist {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an artist has a name; leave the artist out instead");
    }
  }
}
