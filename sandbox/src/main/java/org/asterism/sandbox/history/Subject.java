package org.asterism.sandbox.history;

import java.util.Locale;

/** The two dozen subjects: the truth of the conceptual affinity. */
public enum Subject {
  HARBOUR,
  MOUNTAIN,
  BOUQUET,
  PORTRAIT,
  BRIDGE,
  ORCHARD,
  STORM,
  CATHEDRAL,
  HORSE,
  BOTTLES,
  WINDMILL,
  WINTER,
  WATERFALL,
  FOREST,
  FRUIT,
  MOONLIGHT,
  LIGHTHOUSE,
  DANCER,
  CAT,
  HARVEST,
  CARAVAN,
  FOUNTAIN,
  RUINS,
  VOLCANO;

  /** The name in the truth table. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
