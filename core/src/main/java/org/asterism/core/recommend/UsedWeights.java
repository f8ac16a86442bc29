package org.asterism.core.recommend;

import static java.util.stream.Collectors.joining;

import java.util.EnumMap;
import java.util.Map;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.affinity.Weights;

/**
 * The weights of one query, spread over the affinities its starting image has, each by how far the
 * image's vector is to be believed:
 *
 * <pre>uₐ = wₐ·cₐ(q) / Σᵦ wᵦ·cᵦ(q)</pre>
 */
record UsedWeights(Map<Affinity, Double> byAffinity) {
  /**
   * @throws UnusableRequestException if all of the weight lies on affinities that are not known
   */
  static UsedWeights spread(Weights asked, Map<Affinity, Embedding> known) {
    Map<Affinity, Double> believed = new EnumMap<>(Affinity.class);
    known.forEach(
        (affinity, start) -> believed.put(affinity, asked.of(affinity) * start.confidence()));
    double sum = believed.values().stream().mapToDouble(Double::doubleValue).sum();
    if (!(sum > 0)) {
      throw new UnusableRequestException(
          "The starting image cannot be compared in this way",
          "of it are known only: "
              + known.keySet().stream().sorted().map(Affinity::key).collect(joining(", ")),
          "Give one of these a weight above 0.");
    }
    Map<Affinity, Double> used = new EnumMap<>(Affinity.class);
    for (Affinity affinity : Affinity.values()) {
      used.put(affinity, believed.getOrDefault(affinity, 0.0) / sum);
    }
    return new UsedWeights(used);
  }

  double of(Affinity affinity) {
    return byAffinity.getOrDefault(affinity, 0.0);
  }
}
