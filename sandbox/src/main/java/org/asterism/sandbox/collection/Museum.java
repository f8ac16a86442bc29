package org.asterism.sandbox.collection;

import java.util.Locale;

/** The three sources whose dialects the sandbox speaks. */
public enum Museum {
  AIC("Art Institute of Chicago"),
  MET("The Metropolitan Museum of Art"),
  COMMONS("Wikimedia Commons");

  private final String title;

  Museum(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** The first part of its paths and its name in the truth table. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
