package org.asterism.serving.live;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.Manifest;
import org.asterism.core.conceptual.LatentSemantics;
import org.asterism.core.recommend.ConceptualGuess;
import org.asterism.core.recommend.Recommender;
import org.asterism.core.recommend.Settings;

/**
 * A bundle and what answers from it.
 *
 * @param guess what a picture without words may mean, as the bundle's encoders learned it
 */
public record Served(Bundle bundle, Recommender recommender, ConceptualGuess guess) {
  /** The name the batch stores the conceptual encoder under. */
  private static final String LEARNED = "conceptual";

  /**
   * @throws AsterismException if what the encoders learned cannot be read
   */
  static Served of(Bundle bundle) {
    return new Served(bundle, new Recommender(bundle, Settings.DEFAULT), guess(bundle));
  }

  private static ConceptualGuess guess(Bundle bundle) {
    Manifest.Model model = bundle.manifest().models().get(Affinity.CONCEPTUAL.key());
    Optional<byte[]> learned = bundle.learned(LEARNED);
    if (model == null || !model.name().equals(LatentSemantics.MODEL) || learned.isEmpty()) {
      return ConceptualGuess.NONE;
    }
    try {
      return LatentSemantics.read(new ByteArrayInputStream(learned.get()))::ofDescriptor;
    } catch (IOException e) {
      throw new AsterismException(
          "The bundle %s cannot be used".formatted(bundle.id()),
          "what its conceptual encoder learned is cut short",
          "Publish it again.",
          e);
    }
  }
}
