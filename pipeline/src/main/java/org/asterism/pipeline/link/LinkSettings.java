package org.asterism.pipeline.link;

import java.io.Serializable;
import org.asterism.core.AsterismException;

/**
 * Which edges are kept, and how they are found.
 *
 * @param k the most from each picture and affinity, at least 1
 * @param threshold the smallest cosine, in [-1, 1]
 * @param csls of how many neighbours the mean cosine tells how much of a hub a picture is (CSLS:
 *     Conneau et al., Word Translation Without Parallel Data, 2018, §2.3); 0 ranks by the cosine
 * @param search whether exactly or approximately
 */
public record LinkSettings(int k, double threshold, int csls, Search search)
    implements Serializable {

  /** How neighbours are found. */
  public enum Search {
    /** Exactly, unless that is estimated to take much longer. */
    AUTO,
    EXACT,
    APPROXIMATE
  }

  public LinkSettings {
    if (k < 1) {
      throw new AsterismException(
          "link.k is %d".formatted(k),
          "a picture has at least one neighbour",
          "Set it to 1 or more.");
    }
    if (csls < 0) {
      throw new AsterismException(
          "link.csls is %d".formatted(csls),
          "it is a number of neighbours",
          "Set it to 1 or more, 10 is usual, or to 0 for no correction.");
    }
    if (csls > 0 && search == Search.APPROXIMATE) {
      throw new AsterismException(
          "link.csls cannot be had with link.search: approximate",
          "the correction needs every picture's true neighbours",
          "Set link.csls to 0 or link.search to exact.");
    }
  }

  /** Exact or not as the size has it, ranked by cosine. */
  public LinkSettings(int k, double threshold) {
    this(k, threshold, 0, Search.AUTO);
  }

  float least() {
    return (float) threshold;
  }
}
