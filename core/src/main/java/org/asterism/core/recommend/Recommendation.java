package org.asterism.core.recommend;

import java.util.List;
import java.util.Map;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.bundle.CatalogueImage;

/**
 * One related image.
 *
 * @param rank from 1
 * @param score the sum of all contributions, exactly, to six decimals
 * @param affinities all three
 * @param graph the mean weight of its edges to the starting image
 * @param reasons the weightiest first; they add up to the score as well
 */
public record Recommendation(
    int rank,
    double score,
    CatalogueImage image,
    Map<Affinity, Part> affinities,
    Part graph,
    List<Reason> reasons) {
  public Recommendation {
    affinities = Map.copyOf(affinities);
    reasons = List.copyOf(reasons);
  }
}
