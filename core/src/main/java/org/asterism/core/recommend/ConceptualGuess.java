package org.asterism.core.recommend;

import org.asterism.core.affinity.Embedding;
import org.jspecify.annotations.Nullable;

/** What a picture without words may mean, going by its looks. */
public interface ConceptualGuess {
  /** Guesses nothing. */
  ConceptualGuess NONE = formal -> null;

  /**
   * @param formal a descriptor by {@link org.asterism.core.formal.FormalEncoder}
   * @return a place in the bundle's conceptual space, or null if nothing can be said
   */
  @Nullable Embedding from(float[] formal);
}
