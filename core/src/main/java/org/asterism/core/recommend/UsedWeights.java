package org.asterism.core.recommend;

import static java.util.stream.Collectors.joining;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Weights;

/** The weights of one query, spread over the affinities its starting image has. */
record UsedWeights(Map<Affinity, Double> byAffinity) {
  /**
   * @throws UnusableRequestException if all of the weight lies on affinities that are not known
   */
  static UsedWeights spread(Weights asked, Set<Affinity> known) {
    double sum = known.stream().mapToDouble(asked::of).sum();
    if (!(sum > 0)) {
      throw new UnusableRequestException(
          "The starting image cannot be compared in this way",
          "of it are known only: "
              + known.stream().sorted().map(Affinity::key).collect(joining(", ")),
          "Give one of these a weight above 0.");
    }
    Map<Affinity, Double> used = new EnumMap<>(Affinity.class);
    for (Affinity affinity : Affinity.values()) {
      used.put(affinity, known.contains(affinity) ? asked.of(affinity) / sum : 0.0);
    }
    return new UsedWeights(used);
  }

  double of(Affinity affinity) {
    return byAffinity.getOrDefault(affinity, 0.0);
  }
}
