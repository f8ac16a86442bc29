package org.asterism.serving.api;

import java.util.List;
import java.util.Map;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.CollectionSummary;
import org.asterism.serving.live.Scoring;
import org.jspecify.annotations.Nullable;

/** What the bundle in use holds, and what a request gets that names nothing else. */
public record Collection(
    String bundle,
    int images,
    long edges,
    List<CollectionSummary.Source> sources,
    List<LicenceCount> licences,
    @Nullable Years years,
    List<CollectionSummary.Movement> movements,
    Defaults defaults) {

  /** A licence and how many images carry it. */
  public record LicenceCount(String code, String label, int images) {}

  /** From the first to the last year of any work. */
  public record Years(int from, int to) {}

  /** What counts where a request names nothing else. */
  public record Defaults(Map<String, Double> weights, double alpha, double beta, int k) {
    static Defaults of(Scoring scoring) {
      return new Defaults(
          ByAffinity.of(scoring.weights()::of),
          scoring.settings().alpha(),
          scoring.settings().beta(),
          RecommendationQuery.DEFAULT_K);
    }
  }

  static Collection of(Bundle bundle, Scoring scoring) {
    CollectionSummary summary = bundle.summary();
    return new Collection(
        bundle.id(),
        bundle.manifest().counts().images(),
        bundle.manifest().counts().edges(),
        summary.sources(),
        summary.licences().stream()
            .map(
                each ->
                    new LicenceCount(each.licence().code(), each.licence().label(), each.images()))
            .toList(),
        summary.years() == null ? null : new Years(summary.years().from(), summary.years().to()),
        summary.movements(),
        Defaults.of(scoring));
  }
}
