package org.asterism.pipeline.link;

import org.asterism.core.affinity.Affinity;
import org.jspecify.annotations.Nullable;

/**
 * What became of one vector since the edges were made.
 *
 * @param wasHere whether edges were made of another before
 * @param now null if it is no more
 */
record Change(Affinity affinity, String id, boolean wasHere, @Nullable Arrived now) {
  boolean isHere() {
    return now != null;
  }

  /**
   * A vector that came.
   *
   * @param hash of the vector, as {@link Linked#VECTOR_HASH} keeps it
   */
  record Arrived(String model, long hash, Vector vector) {
    int dimension() {
      return vector.numbers().length;
    }
  }
}
