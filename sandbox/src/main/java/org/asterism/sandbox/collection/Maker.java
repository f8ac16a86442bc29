package org.asterism.sandbox.collection;

import org.jspecify.annotations.Nullable;

/**
 * An artist as the museums' records name them.
 *
 * @param id the same number at the Art Institute and the Met
 * @param nation an adjective such as "Skarlander", if known
 */
public record Maker(
    int id,
    String name,
    @Nullable Integer born,
    @Nullable Integer died,
    @Nullable String nation,
    @Nullable String town) {

  /** "Solhaug, Ingrid": the last word first. */
  public String sortName() {
    int space = name.lastIndexOf(' ');
    return space < 0 ? name : name.substring(space + 1) + ", " + name.substring(0, space);
  }

  /** "1860–1938", "born 1860", "died 1938" or nothing. */
  public String life(String dash) {
    if (born != null) {
      return died != null ? born + dash + died : "born " + born;
    }
    return died != null ? "died " + died : "";
  }
}
