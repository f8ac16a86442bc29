package org.asterism.core.recommend;

import java.util.List;
import java.util.Map;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.bundle.CatalogueImage;

/**
 * How two images of a bundle are related.
 *
 * @param weights as used: spread over the affinities the first image has, adding up to 1
 * @param confidences of the first image's vectors, without an entry where it has none
 * @param to the second image as it would be recommended for the first, with rank 1
 * @param path the makers that lead from one to the other in the knowledge graph, the first image's
 *     first; empty if none do or they share a maker
 */
public record Explanation(
    CatalogueImage from,
    Map<Affinity, Double> weights,
    Map<Affinity, Double> confidences,
    Recommendation to,
    List<PathStep> path) {
  public Explanation {
    weights = Map.copyOf(weights);
    confidences = Map.copyOf(confidences);
    path = List.copyOf(path);
  }
}
