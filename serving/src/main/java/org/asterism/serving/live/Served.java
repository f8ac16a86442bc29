package org.asterism.serving.live;

import org.asterism.core.bundle.Bundle;
import org.asterism.core.recommend.ConceptualGuess;
import org.asterism.core.recommend.Recommender;
import org.asterism.core.recommend.Settings;

/**
 * A bundle and what answers from it.
 *
 * @param guess what a picture without words may mean, as the bundle's encoders learned it
 */
public record Served(Bundle bundle, Recommender recommender, ConceptualGuess guess) {
  static Served of(Bundle bundle) {
    return new Served(bundle, new Recommender(bundle, Settings.DEFAULT), ConceptualGuess.NONE);
  }
}
