package org.asterism.core.affinity;

import java.util.HashMap;
import java.util.Map;
import org.asterism.core.AsterismException;

/**
 * How much each affinity counts in one query. Weights belong to the query, not to the index.
 *
 * @param formal at least 0; the three add up to 1
 * @param conceptual at least 0
 * @param historical at least 0
 */
public record Weights(double formal, double conceptual, double historical) {
  /** Looks and meaning count alike, history half as much. */
  public static final Weights DEFAULT = new Weights(0.4, 0.4, 0.2);

  /** Scales the three to a sum of 1. */
  public Weights {
    double sum = formal + conceptual + historical;
    if (!(formal >= 0 && conceptual >= 0 && historical >= 0 && sum > 0 && Double.isFinite(sum))) {
      throw new AsterismException(
          "These weights cannot be used",
          "formal %s, conceptual %s, historical %s".formatted(formal, conceptual, historical),
          "Give numbers of at least 0, one of them above 0.");
    }
    formal /= sum;
    conceptual /= sum;
    historical /= sum;
  }

  /** All weight on one affinity. */
  public static Weights only(Affinity affinity) {
    return new Weights(
        affinity == Affinity.FORMAL ? 1 : 0,
        affinity == Affinity.CONCEPTUAL ? 1 : 0,
        affinity == Affinity.HISTORICAL ? 1 : 0);
  }

  /**
   * Reads "formal:0.4,conceptual:0.4,historical:0.2". An affinity left out weighs 0.
   *
   * @throws AsterismException naming the part that is not an affinity or not a number
   */
  public static Weights parse(String text) {
    Map<Affinity, Double> given = new HashMap<>();
    for (String part : text.split(",", -1)) {
      String[] pair = part.strip().split(":", -1);
      Affinity affinity =
          Affinity.ofKey(pair[0].strip())
              .orElseThrow(() -> notUnderstood(part, "no affinity of that name"));
      if (pair.length != 2) {
        throw notUnderstood(part, "an affinity and its weight are joined by one colon");
      }
      try {
        if (given.put(affinity, Double.valueOf(pair[1].strip())) != null) {
          throw notUnderstood(part, "this affinity is named twice");
        }
      } catch (NumberFormatException e) {
        throw notUnderstood(part, "the weight is not a number");
      }
    }
    return new Weights(
        given.getOrDefault(Affinity.FORMAL, 0.0),
        given.getOrDefault(Affinity.CONCEPTUAL, 0.0),
        given.getOrDefault(Affinity.HISTORICAL, 0.0));
  }

  private static AsterismException notUnderstood(String part, String why) {
    return new AsterismException(
        "The weight \"%s\" is not understood".formatted(part.strip()),
        why,
        "Write for example formal:0.4,conceptual:0.4,historical:0.2.");
  }

  /** The weight of one affinity, in [0, 1]. */
  public double of(Affinity affinity) {
    return switch (affinity) {
      case FORMAL -> formal;
      case CONCEPTUAL -> conceptual;
      case HISTORICAL -> historical;
    };
  }
}
