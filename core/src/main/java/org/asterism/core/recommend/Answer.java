package org.asterism.core.recommend;

import java.util.List;
import java.util.Map;
import org.asterism.core.affinity.Affinity;

/**
 * What a recommender found.
 *
 * @param weights as used: spread over the affinities the starting image has, adding up to 1
 * @param confidences how far each vector of the starting image is to be believed, in (0, 1];
 *     without an entry where it has none
 * @param results best first
 */
public record Answer(
    Map<Affinity, Double> weights,
    Map<Affinity, Double> confidences,
    List<Recommendation> results) {
  public Answer {
    weights = Map.copyOf(weights);
    confidences = Map.copyOf(confidences);
    results = List.copyOf(results);
  }
}
