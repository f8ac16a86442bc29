package org.asterism.pipeline.sources;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Languages as sources tell them: by a code of two or three letters, or by name. */
final class Languages {
  static final String ENGLISH = "en";

  /** In which languages the names of languages are understood. */
  private static final List<Locale> SPEAKERS =
      List.of(
          Locale.ENGLISH,
          Locale.GERMAN,
          Locale.FRENCH,
          Locale.ITALIAN,
          Locale.forLanguageTag("da"),
          Locale.forLanguageTag("nl"),
          Locale.forLanguageTag("es"));

  private static final Map<String, String> CODES = codes();

  private Languages() {}

  /**
   * The code of ISO 639-1, such as {@code en} for "en", "en-GB", "eng", "English" or "engelsk";
   * null for what names no language, such as "def", "none" or "mul".
   */
  static @Nullable String code(@Nullable String told) {
    if (told == null) {
      return null;
    }
    String plain = told.strip().toLowerCase(Locale.ROOT);
    String code = CODES.get(plain);
    return code == null ? CODES.get(plain.split("[-_]", 2)[0]) : code;
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      Locale language = Locale.forLanguageTag(code);
      codes.put(code, code);
      codes.put(language.getISO3Language(), code);
      for (Locale speaker : SPEAKERS) {
        codes.putIfAbsent(language.getDisplayLanguage(speaker).toLowerCase(Locale.ROOT), code);
      }
    }
    // The codes libraries used before, of the languages museums use most.
    codes.putAll(Map.of("ger", "de", "fre", "fr", "dut", "nl", "gre", "el", "cze", "cs"));
    return codes;
  }
}
