package org.asterism.pipeline.history;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;

/**
 * Relations from elsewhere.
 *
 * @param name under which relations tell where they come from
 * @param format of the file
 * @param file a path or URI that Spark reads; a folder or a pattern such as {@code dump/*.nt} too
 * @param columns of a CSV file: which column holds {@code src}, {@code dst}, {@code relation},
 *     {@code src_type}, {@code dst_type} or {@code weight}
 * @param constants of a CSV file: the value of those that no column holds
 * @param relations of a CSV file: its words for relations, each with ours, or with a subject's
 *     type, ours and an object's type; words left out are refused
 * @param slugs whether names are written as in addresses: {@code /en/claude-monet}
 */
public record ImportSettings(
    String name,
    Format format,
    String file,
    Map<String, String> columns,
    Map<String, String> constants,
    Map<String, String> relations,
    boolean slugs)
    implements Serializable {

  /** How relations may be published. */
  public enum Format {
    /** Rows of subject and object. */
    CSV,
    /** Wikidata's JSON dump: an array with an entity a line. */
    WIKIDATA,
    /** The Getty's Union List of Artist Names as N-Triples. */
    ULAN;

    public static Optional<Format> ofKey(String key) {
      for (Format each : values()) {
        if (each.name().equalsIgnoreCase(key)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }
  }
}
