package org.asterism.core.affinity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way in which two works can be near each other. */
public enum Affinity {
  /** How it looks: palette, composition, brush-stroke, texture. */
  FORMAL,
  /** What it means: things, scene, story, genre. */
  CONCEPTUAL,
  /** Where it stands: year, movement, maker, influences, place. */
  HISTORICAL;

  /** The name in tables, bundles, filters and the API. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The affinity with that {@link #key}. */
  public static Optional<Affinity> ofKey(String key) {
    return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
  }
}
