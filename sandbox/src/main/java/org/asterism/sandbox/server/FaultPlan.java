package org.asterism.sandbox.server;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.asterism.core.AsterismException;
import org.asterism.sandbox.history.Chance;

/**
 * Which requests go wrong. The draw is a hash of the path with its query, of how often it was asked
 * for and of the seed: one crawl meets the same faults as the next, and a retry succeeds in the
 * end.
 *
 * @param share of requests that go wrong, in [0, 0.9]
 * @param badPictures how many pictures are never whole
 * @param kinds what can go wrong with a request, at least one kind
 */
public record FaultPlan(double share, int badPictures, long seed, Set<Fault> kinds) {
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
    if (kinds.isEmpty()) {
      throw new AsterismException(
          "Faults of no kind cannot be drawn",
          "the set of kinds is empty",
          "Name one kind or more, or use a share of 0.");
    }
    kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
  }

  /** With the faults of any server, {@link Fault#COMMON}. */
  public FaultPlan(double share, int badPictures, long seed) {
    this(share, badPictures, seed, Fault.COMMON);
  }

  /** The same with every kind of fault there is. */
  public FaultPlan withEveryKind() {
    return new FaultPlan(share, badPictures, seed, Fault.ALL);
  }

  /** The same with these kinds alone. */
  public FaultPlan only(Fault first, Fault... more) {
    return new FaultPlan(share, badPictures, seed, EnumSet.of(first, more));
  }

  /**
   * @param target path and query
   * @param attempt 0 for the first request of that target
   * @param suits which faults the answer can have; without any it is spared
   */
  Optional<Fault> draw(String target, int attempt, Predicate<Fault> suits) {
    if (share == 0 || Chance.share(seed, "fault?", target, attempt) >= share) {
      return Optional.empty();
    }
    List<Fault> suited = kinds.stream().filter(suits).toList();
    return suited.isEmpty()
        ? Optional.empty()
        : Optional.of(
            suited.get((int) (Chance.share(seed, "which fault", target, attempt) * suited.size())));
  }
}
