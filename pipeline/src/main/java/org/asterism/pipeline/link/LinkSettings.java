package org.asterism.pipeline.link;

import org.asterism.core.AsterismException;

/**
 * Which edges are kept.
 *
 * @param k the most from each picture and affinity, at least 1
 * @param threshold the smallest cosine, in [-1, 1]
 */
public record LinkSettings(int k, double threshold) {
  public LinkSettings {
    if (k < 1) {
      throw new AsterismException(
          "link.k is %d".formatted(k),
          "a picture has at least one neighbour",
          "Set it to 1 or more.");
    }
  }
}
