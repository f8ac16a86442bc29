package org.asterism.core.learned;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A loaded model: the weights once, for any number of threads, each with sessions of its own. */
public interface LearnedEncoder extends AutoCloseable {
  OnnxSpec spec();

  /** Where it runs: {@code cpu} or {@code cuda:N}. */
  String device();

  /** For one thread. */
  Pictures pictures();

  /**
   * For one thread.
   *
   * @throws org.asterism.core.AsterismException if the model has no text encoder
   */
  Texts texts();

  @Override
  void close();

  /** Pictures to vectors. */
  interface Pictures extends AutoCloseable {
    /**
     * @return one vector a picture, as the model gives it: its length is not 1, and a number may be
     *     NaN
     * @throws org.asterism.core.AsterismException if the model cannot be run, or gives vectors of
     *     another dimension than its entry says
     */
    float[][] encode(PixelBatch batch);

    @Override
    void close();
  }

  /** Texts to vectors. */
  interface Texts extends AutoCloseable {
    /** The ids of the text's tokens, cut to the most the model takes. */
    long[] ids(String text);

    /**
     * @return a vector as the model gives it, or null for a text without a letter or digit
     * @throws org.asterism.core.AsterismException as {@link Pictures#encode}
     */
    float @Nullable [] encode(String text);

    /**
     * Many texts, those of one length side by side. A vector is that of the text alone but for the
     * last digits, and the same whatever stands beside it.
     *
     * @param batch how many the model is always fed at once; what is missing is filled up
     * @return for each text a vector as the model gives it; null for a null and for a text without
     *     a letter or digit
     * @throws org.asterism.core.AsterismException as {@link Pictures#encode}
     */
    float @Nullable [][] encode(List<? extends @Nullable String> texts, int batch);

    @Override
    void close();
  }
}
