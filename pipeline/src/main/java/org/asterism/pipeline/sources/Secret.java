package org.asterism.pipeline.sources;

import java.io.Serializable;

/** An API key: it goes into requests and nowhere else. */
public record Secret(String value) implements Serializable {
  /** The text with the key struck out: some servers write it into their answers. */
  String struckFrom(String text) {
    return value.isEmpty() ? text : text.replace(value, toString());
  }

  /** Settings are printed and kept with each run; keys are not. */
  @Override
  public String toString() {
    return "(secret)";
  }
}
