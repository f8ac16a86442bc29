package org.asterism.pipeline.enrich;

import org.apache.spark.sql.Column;

/** What became of reading the text in a picture: the column {@code ocr_state}. */
final class OcrState {
  static final String READ = "read";
  static final String NOTHING_FOUND = "nothing found";
  static final String NO_TEXT_EXPECTED = "no text expected";
  static final String OFF = "off";
  static final String ABSENT = "tesseract absent";
  private static final String LANGUAGE_MISSING = "language missing: ";
  private static final String FAILED = "failed: ";

  private OcrState() {}

  static String languageMissing(String languages) {
    return LANGUAGE_MISSING + languages;
  }

  static String failed(String reason) {
    return FAILED + reason;
  }

  /** Holds for pictures that were not looked at because something was missing or switched off. */
  static Column isPostponed(Column state) {
    return state.isNull().or(state.isin(OFF, ABSENT)).or(state.startsWith(LANGUAGE_MISSING));
  }
}
