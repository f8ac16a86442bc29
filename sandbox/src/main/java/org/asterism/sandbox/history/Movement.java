package org.asterism.sandbox.history;

import java.util.Locale;

/** The twelve invented movements, two to an epoch: the truth of the formal affinity. */
public enum Movement {
  /** Gold ground, ultramarine and vermilion, dark contours under a round arch. */
  AUREATE("Aureate Manner", "Tempera and gold leaf on panel"),
  /** Glass and stone tiles in teal, terracotta and cream, set square with a border. */
  TESSERISM("Tesserism", "Mosaic of stone and glass"),
  /** Black hatching on cream paper. */
  BURINISM("Burinism", "Engraving on laid paper"),
  /** Jewel-coloured panes held by dark lead in a tall lancet. */
  LEADLIGHT("Leadlight", "Stained glass with lead cames"),
  /** One amber light in umber darkness. */
  LANTERNISM("Lanternism", "Oil on canvas"),
  /** Woven wool in olive, wine and dull blue, with a leafy border. */
  VERDURISM("Verdurism", "Wool and silk tapestry"),
  /** Chalky pink and powder blue in an oval mount. */
  POUDRISM("Poudrism", "Pastel on blue paper"),
  /** Pale washes that run into wet paper, wide and nearly empty. */
  VAPOURISM("Vapourism", "Watercolour on wove paper"),
  /** Long curling strokes of cobalt and chrome yellow. */
  UNDULISM("Undulism", "Oil on canvas, thickly painted"),
  /** Dots of pure colour beside their complements. */
  MOTISM("Motism", "Oil on canvas, in dots"),
  /** Ochre and grey facets. */
  FACETISM("Facetism", "Oil and sand on canvas"),
  /** Five flat inks, tilted, with a blank band as on a poster. */
  SIGNALISM("Signalism", "Colour lithograph");

  private final String title;
  private final String medium;

  Movement(String title, String medium) {
    this.title = title;
    this.medium = medium;
  }

  /** The name scholars use, such as "Undulism". */
  public String title() {
    return title;
  }

  /** What its works are usually made of. */
  public String medium() {
    return medium;
  }

  /** The name in the truth table. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
