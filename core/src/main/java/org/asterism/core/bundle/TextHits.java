package org.asterism.core.bundle;

import java.util.List;

/**
 * What a full-text search found.
 *
 * @param rows the best matches, best first
 * @param total how many match in all
 */
public record TextHits(List<Integer> rows, int total) {
  public TextHits {
    rows = List.copyOf(rows);
  }
}
