package org.asterism.core.conceptual;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The terms a collection's meaning is told in, and how telling each is.
 *
 * @param terms each once, in the order of their columns
 * @param idf per term the inverse document frequency ln((1 + n) / (1 + df)) + 1, the smoothed form
 */
public record Vocabulary(List<String> terms, float[] idf) implements Serializable {
  public Vocabulary {
    terms = List.copyOf(terms);
    if (terms.size() != idf.length) {
      throw new IllegalArgumentException("every term has one document frequency");
    }
  }

  /**
   * @param documents how many works there are
   * @param frequencies by term in how many of them it occurs
   */
  public static Vocabulary of(long documents, Map<String, Long> frequencies) {
    TreeMap<String, Long> sorted = new TreeMap<>(frequencies);
    float[] idf = new float[sorted.size()];
    int term = 0;
    for (long frequency : sorted.values()) {
      idf[term++] = (float) (StrictMath.log((1.0 + documents) / (1.0 + frequency)) + 1);
    }
    return new Vocabulary(List.copyOf(sorted.keySet()), idf);
  }

  /** A reader of words; make one and use it for many texts. */
  public Weigher weigher() {
    HashMap<String, Integer> columns = new HashMap<>();
    for (int column = 0; column < terms.size(); column++) {
      columns.put(terms.get(column), column);
    }
    return new Weigher(columns);
  }

  /** Turns words into term weights. */
  public final class Weigher implements Serializable {
    private static final long serialVersionUID = 1;

    private final HashMap<String, Integer> columns;

    private Weigher(HashMap<String, Integer> columns) {
      this.columns = columns;
    }

    /** A term's place in {@link #terms}, if it is known. */
    OptionalInt column(String term) {
      Integer column = columns.get(term);
      return column == null ? OptionalInt.empty() : OptionalInt.of(column);
    }

    /**
     * The weights (1 + ln tf) · idf of the known terms among {@code words}, scaled to length 1.
     *
     * @return by column, ascending; empty if no word is known
     */
    public TreeMap<Integer, Float> weigh(List<String> words) {
      TreeMap<Integer, Integer> counts = new TreeMap<>();
      for (String word : words) {
        Integer column = columns.get(word);
        if (column != null) {
          counts.merge(column, 1, Integer::sum);
        }
      }
      TreeMap<Integer, Float> weights = new TreeMap<>();
      double squares = 0;
      for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
        double weight = (1 + StrictMath.log(count.getValue())) * idf[count.getKey()];
        squares += weight * weight;
        weights.put(count.getKey(), (float) weight);
      }
      float scale = (float) (1 / Math.sqrt(squares));
      weights.replaceAll((column, weight) -> weight * scale);
      return weights;
    }
  }
}
