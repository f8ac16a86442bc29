package org.asterism.core.recommend;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.Link;

/** How closely the affinity graph ties images to a start: mean edge weights by row. */
record Graph(Map<Integer, Double> weights) {
  static final Graph EMPTY = new Graph(Map.of());

  /** The mean weight of the edges between one image and each of its neighbours. */
  static Graph around(Bundle bundle, int row) {
    Map<Integer, Map<Affinity, Float>> edges = new HashMap<>();
    for (Link link : bundle.links(row)) {
      // An edge kept in both directions has one cosine and counts once.
      edges
          .computeIfAbsent(link.row(), any -> new EnumMap<>(Affinity.class))
          .merge(link.affinity(), link.weight(), Math::max);
    }
    Map<Integer, Double> means = new HashMap<>();
    edges.forEach(
        (neighbour, byAffinity) ->
            means.put(
                neighbour,
                byAffinity.values().stream().mapToDouble(Float::doubleValue).average().orElse(0)));
    return new Graph(means);
  }

  /**
   * For a picture that has no edges: the mean over its nearest images of their ties to each image.
   * A nearest image is tied to itself as closely as the picture is similar to it, which is the edge
   * the picture would have.
   *
   * @param similarities of each stand-in to the picture
   */
  static Graph through(Bundle bundle, List<Integer> standIns, List<Double> similarities) {
    Map<Integer, Double> sums = new HashMap<>();
    for (int i = 0; i < standIns.size(); i++) {
      sums.merge(standIns.get(i), similarities.get(i), Double::sum);
      around(bundle, standIns.get(i))
          .weights()
          .forEach((neighbour, weight) -> sums.merge(neighbour, weight, Double::sum));
    }
    sums.replaceAll((neighbour, sum) -> sum / standIns.size());
    return new Graph(sums);
  }

  /** 0 if there is no edge. */
  double of(int row) {
    return weights.getOrDefault(row, 0.0);
  }
}
