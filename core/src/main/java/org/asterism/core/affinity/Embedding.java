package org.asterism.core.affinity;

import org.jspecify.annotations.Nullable;

/**
 * Where one work lies in the space of one affinity, and how far that is to be believed.
 *
 * @param vector of length 1; not to be changed
 * @param confidence in (0, 1]: 1 for a vector made from what it stands for, less for one that was
 *     guessed from something else
 */
public record Embedding(float[] vector, float confidence) {
  public Embedding {
    if (!(confidence > 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence of %s".formatted(confidence));
    }
  }

  /** A vector to be believed in full; null if there is none. */
  public static @Nullable Embedding certain(float @Nullable [] vector) {
    return vector == null ? null : new Embedding(vector, 1);
  }
}
