package org.asterism.serving.api;

import java.util.List;
import java.util.Map;
import org.asterism.core.recommend.Explanation;
import org.asterism.core.recommend.Part;
import org.asterism.core.recommend.PathStep;
import org.asterism.core.recommend.Recommendation;
import org.jspecify.annotations.Nullable;

/**
 * How two images are related.
 *
 * @param weights as used: spread over the affinities the first image has
 * @param confidences how far each vector of the first image is to be believed; null where it has
 *     none
 * @param reasons the weightiest first; their contributions add up to the score, as those of
 *     affinities and graph do
 * @param path the makers that lead from the first image to the second in the knowledge graph
 */
public record Explained(
    Image from,
    Image to,
    Map<String, Double> weights,
    Map<String, @Nullable Double> confidences,
    double score,
    Map<String, Part> affinities,
    Part graph,
    List<Reason> reasons,
    List<Step> path) {

  /** One relation between two makers, also as a phrase. */
  public record Step(String from, String relation, String to, String text) {
    static Step of(PathStep step) {
      return new Step(step.from(), step.relation(), step.to(), step.text());
    }
  }

  static Explained of(Explanation explanation) {
    Recommendation to = explanation.to();
    return new Explained(
        Image.of(explanation.from()),
        Image.of(to.image()),
        ByAffinity.of(explanation.weights()::get),
        ByAffinity.of(explanation.confidences()::get),
        to.score(),
        ByAffinity.of(to.affinities()::get),
        to.graph(),
        to.reasons().stream().map(Reason::of).toList(),
        explanation.path().stream().map(Step::of).toList());
  }
}
