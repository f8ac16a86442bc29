package org.asterism.core.bundle;

import org.asterism.core.affinity.Affinity;

/**
 * A link of the affinity graph.
 *
 * @param src an image id
 * @param dst another image id
 * @param affinity the way in which they are near
 * @param rank place among the neighbours of {@code src}, from 1
 * @param weight cosine in [-1, 1]
 */
public record CatalogueEdge(String src, String dst, Affinity affinity, int rank, float weight) {
  public CatalogueEdge {
    if (src.equals(dst)) {
      throw new IllegalArgumentException("image %s has an edge to itself".formatted(src));
    }
  }
}
