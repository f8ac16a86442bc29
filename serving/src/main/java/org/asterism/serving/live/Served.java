package org.asterism.serving.live;

import org.asterism.core.bundle.Bundle;
import org.asterism.core.recommend.QuestionEncoder;
import org.asterism.core.recommend.Recommender;
import org.asterism.core.recommend.Settings;

/**
 * A bundle and what answers from it.
 *
 * @param questions encodes pictures and words from outside as the bundle's were
 */
public record Served(Bundle bundle, Recommender recommender, QuestionEncoder questions)
    implements AutoCloseable {
  /**
   * @throws org.asterism.core.AsterismException if what the encoders learned cannot be read
   */
  static Served of(Bundle bundle, Settings scoring, QuestionEncoder.Loader models) {
    return new Served(bundle, new Recommender(bundle, scoring), QuestionEncoder.of(bundle, models));
  }

  /** Waits until nobody reads the bundle. */
  @Override
  public void close() {
    bundle.close();
    questions.close();
  }
}
