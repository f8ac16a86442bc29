package org.asterism.core.recommend;

import java.util.List;
import java.util.Map;
import org.asterism.core.affinity.Affinity;

/**
 * What a recommender found.
 *
 * @param weights as used: spread over the affinities the starting image has, adding up to 1
 * @param results best first
 */
public record Answer(Map<Affinity, Double> weights, List<Recommendation> results) {
  public Answer {
    weights = Map.copyOf(weights);
    results = List.copyOf(results);
  }
}
