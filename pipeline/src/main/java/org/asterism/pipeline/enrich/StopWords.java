package org.asterism.pipeline.enrich;

import java.util.Map;
import org.apache.spark.ml.feature.StopWordsRemover;
import org.jspecify.annotations.Nullable;

/** Words that say nothing by themselves, by language, from the lists Spark brings. */
final class StopWords {
  private static final String ENGLISH = "en";

  /** Spark's names of its lists. */
  private static final Map<String, String> LISTS =
      Map.ofEntries(
          Map.entry("da", "danish"),
          Map.entry("nl", "dutch"),
          Map.entry(ENGLISH, "english"),
          Map.entry("fi", "finnish"),
          Map.entry("fr", "french"),
          Map.entry("de", "german"),
          Map.entry("hu", "hungarian"),
          Map.entry("it", "italian"),
          Map.entry("no", "norwegian"),
          Map.entry("pt", "portuguese"),
          Map.entry("ru", "russian"),
          Map.entry("es", "spanish"),
          Map.entry("sv", "swedish"),
          Map.entry("tr", "turkish"));

  private StopWords() {}

  /**
   * Whose words are left out of a text: English ones where its language is not told or has no list.
   *
   * @param told a code of ISO 639-1
   */
  static String languageFor(@Nullable String told) {
    return told != null && LISTS.containsKey(told) ? told : ENGLISH;
  }

  /**
   * @param language one that {@link #languageFor} names
   */
  static String[] of(String language) {
    return StopWordsRemover.loadDefaultStopWords(LISTS.get(language));
  }
}
