package org.asterism.core.recommend;

import org.jspecify.annotations.Nullable;

/** What a picture without words may mean, going by its looks. */
public interface ConceptualGuess {
  /** Guesses nothing. */
  ConceptualGuess NONE = formal -> null;

  /**
   * @param formal a descriptor by {@link org.asterism.core.formal.FormalEncoder}
   * @return a unit vector in the bundle's conceptual space, or null if nothing can be said
   */
  float @Nullable [] from(float[] formal);
}
