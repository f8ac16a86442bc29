package org.asterism.core.recommend;

import org.asterism.core.affinity.Weights;

/**
 * What to look for.
 *
 * @param limit how many results at most, 1 to 200
 */
public record Request(Weights weights, Filter filter, int limit) {
  public static final int MAX_LIMIT = 200;

  /**
   * @throws UnusableRequestException if {@code limit} is out of range
   */
  public Request {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new UnusableRequestException(
          "The number of results k cannot be %d".formatted(limit),
          "it lies outside 1 to %d".formatted(MAX_LIMIT),
          "Give a k from 1 to %d.".formatted(MAX_LIMIT));
    }
  }
}
