package org.asterism.serving.live;

import jakarta.inject.Singleton;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Weights;
import org.asterism.core.recommend.Settings;
import org.asterism.serving.AsterismConfig;

/** How questions are scored that say nothing else, as this service is set. */
@Singleton
public class Scoring {
  private final Weights weights;
  private final Settings settings;

  /**
   * @throws AsterismException if the weights or beta cannot be used
   */
  Scoring(AsterismConfig config) {
    weights = Weights.parse(config.score().weights());
    double beta = config.score().beta();
    if (!(beta >= 0 && beta <= 1)) {
      throw new AsterismException(
          "The service cannot score",
          "score.beta is %s".formatted(beta),
          "Set it to a number from 0 to 1.");
    }
    settings = Settings.DEFAULT.withBeta(beta);
  }

  public Weights weights() {
    return weights;
  }

  public Settings settings() {
    return settings;
  }
}
