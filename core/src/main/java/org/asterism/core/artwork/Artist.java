package org.asterism.core.artwork;

import org.jspecify.annotations.Nullable;

/**
 * A maker as one source names them.
 *
 * @param name the display name, never blank
 * @param ulan the person in the Getty's Union List of Artist Names, see {@link ArtistId}
 * @param wikidata the person in Wikidata, see {@link ArtistId}
 * @param birth year of birth, negative for BCE, if known
 * @param death year of death, negative for BCE, if known
 */
public record Artist(
    String name,
    @Nullable String ulan,
    @Nullable String wikidata,
    @Nullable Integer birth,
    @Nullable Integer death) {
  public Artist {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an artist has a name; leave the artist out instead");
    }
    name = Mojibake.repaired(name);
    ulan = ArtistId.ulan(ulan);
    wikidata = ArtistId.wikidata(wikidata);
  }

  /**
   * @param authority an address or id in either list; one of any other list is left out
   */
  public Artist(
      String name, @Nullable String authority, @Nullable Integer birth, @Nullable Integer death) {
    this(name, authority, authority, birth, death);
  }
}
