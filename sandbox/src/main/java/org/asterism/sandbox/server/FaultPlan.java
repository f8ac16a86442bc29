package org.asterism.sandbox.server;

import java.util.Optional;
import org.asterism.core.AsterismException;
import org.asterism.sandbox.history.Chance;

/**
 * Which requests go wrong. The draw is a hash of the path with its query, of how often it was asked
 * for and of the seed: one crawl meets the same faults as the next, and a retry succeeds in the
 * end.
 *
 * @param share of requests that go wrong, in [0, 0.9]
 * @param badPictures how many pictures are never whole
 */
public record FaultPlan(double share, int badPictures, long seed) {
  public static final FaultPlan NONE = new FaultPlan(0, 0, 0);

  public FaultPlan {
    if (!(share >= 0 && share <= 0.9)) {
      throw new AsterismException(
          "A share of faults of %s cannot be used".formatted(share),
          "above 0.9 hardly any retry would succeed",
          "Give a number from 0 to 0.9.");
    }
    if (badPictures < 0) {
      throw new AsterismException(
          "%d bad pictures cannot be had".formatted(badPictures),
          "it is a number of works",
          "Give 0 or more.");
    }
  }

  /**
   * @param target path and query
   * @param attempt 0 for the first request of that target
   */
  Optional<Fault> draw(String target, int attempt) {
    if (share == 0 || Chance.share(seed, "fault?", target, attempt) >= share) {
      return Optional.empty();
    }
    Fault[] kinds = Fault.values();
    return Optional.of(
        kinds[(int) (Chance.share(seed, "which fault", target, attempt) * kinds.length)]);
  }
}
