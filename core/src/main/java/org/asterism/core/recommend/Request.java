package org.asterism.core.recommend;

import org.asterism.core.affinity.Weights;

/**
 * What to look for.
 *
 * @param limit how many results at most, 1 to 200
 * @param diversity how much results are to differ from each other, from 0, where the score alone
 *     ranks them, to 1; see {@link Variety}
 */
public record Request(Weights weights, Filter filter, int limit, double diversity) {
  public static final int MAX_LIMIT = 200;

  /**
   * @throws UnusableRequestException if {@code limit} or {@code diversity} is out of range
   */
  public Request {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new UnusableRequestException(
          "The number of results k cannot be %d".formatted(limit),
          "it lies outside 1 to %d".formatted(MAX_LIMIT),
          "Give a k from 1 to %d.".formatted(MAX_LIMIT));
    }
    if (!(diversity >= 0 && diversity <= 1)) {
      throw new UnusableRequestException(
          "The diversity cannot be %s".formatted(diversity),
          "it lies outside 0 to 1",
          "Give a number from 0, the score alone, to 1.");
    }
  }

  /** Ranked by the score alone. */
  public Request(Weights weights, Filter filter, int limit) {
    this(weights, filter, limit, 0);
  }
}
