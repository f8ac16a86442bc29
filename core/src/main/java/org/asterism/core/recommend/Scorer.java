package org.asterism.core.recommend;

import java.util.EnumMap;
import java.util.Map;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.bundle.Bundle;
import org.jspecify.annotations.Nullable;

/**
 * Scores images against one start:
 *
 * <pre>score(i) = α · Σₐ uₐ·cₐ(i)·cosₐ(q, i) + β · graph(q, i)</pre>
 *
 * <p>with {@link UsedWeights uₐ}, and cₐ(i) how far the image's vector is to be believed.
 *
 * <p>Contributions are rounded to millionths before they are added, so that the numbers a person
 * sees add up to the score they see, and so that ties are ties everywhere.
 */
final class Scorer {
  private static final double MILLION = 1e6;

  private final Bundle bundle;
  private final Settings settings;
  private final UsedWeights weights;
  private final Map<Affinity, float[]> vectors = new EnumMap<>(Affinity.class);

  Scorer(Bundle bundle, Settings settings, UsedWeights weights, Start start) {
    this.bundle = bundle;
    this.settings = settings;
    this.weights = weights;
    start.embeddings().forEach((affinity, each) -> vectors.put(affinity, each.vector()));
  }

  /** The score in millionths. */
  long score(int row, double graph) {
    long sum = millionths(settings.beta() * graph);
    for (Map.Entry<Affinity, float[]> each : vectors.entrySet()) {
      double weight = weights.of(each.getKey());
      if (weight > 0) {
        float @Nullable [] candidate = bundle.vector(each.getKey(), row);
        if (candidate != null) {
          sum +=
              contribution(
                  weight,
                  bundle.confidence(each.getKey(), row),
                  UnitVectors.cosine(each.getValue(), candidate));
        }
      }
    }
    return sum;
  }

  /** What a similarity of 1 to that image would count in its score. */
  double full(Affinity affinity, int row) {
    return settings.alpha() * weights.of(affinity) * bundle.confidence(affinity, row);
  }

  private long contribution(double weight, float confidence, double cosine) {
    return millionths(settings.alpha() * weight * confidence * cosine);
  }

  /** The weighted mean of the known cosines, each as far as it is to be believed, in [-1, 1]. */
  double similarity(int row) {
    double sum = 0;
    for (Map.Entry<Affinity, float[]> each : vectors.entrySet()) {
      float @Nullable [] candidate = bundle.vector(each.getKey(), row);
      if (candidate != null) {
        sum +=
            weights.of(each.getKey())
                * bundle.confidence(each.getKey(), row)
                * UnitVectors.cosine(each.getValue(), candidate);
      }
    }
    return sum;
  }

  /** How near two candidates are to each other in the ways the question weighs, in [-1, 1]. */
  double likeness(int row, int other) {
    double sum = 0;
    for (Affinity affinity : vectors.keySet()) {
      float @Nullable [] one = bundle.vector(affinity, row);
      float @Nullable [] two = bundle.vector(affinity, other);
      if (weights.of(affinity) > 0 && one != null && two != null) {
        sum += weights.of(affinity) * UnitVectors.cosine(one, two);
      }
    }
    return sum;
  }

  /** All three affinities, with those of weight 0. */
  Map<Affinity, Part> affinities(int row) {
    Map<Affinity, Part> parts = new EnumMap<>(Affinity.class);
    for (Affinity affinity : Affinity.values()) {
      float @Nullable [] query = vectors.get(affinity);
      float @Nullable [] candidate = bundle.vector(affinity, row);
      double weight = weights.of(affinity);
      if (query == null || candidate == null) {
        parts.put(affinity, new Part(null, null, weight, 0));
      } else {
        double cosine = UnitVectors.cosine(query, candidate);
        float confidence = bundle.confidence(affinity, row);
        parts.put(
            affinity,
            new Part(
                rounded(cosine),
                rounded(confidence),
                weight,
                shown(contribution(weight, confidence, cosine))));
      }
    }
    return parts;
  }

  Part graph(double similarity) {
    return new Part(
        rounded(similarity), 1.0, settings.beta(), shown(millionths(settings.beta() * similarity)));
  }

  static double shown(long millionths) {
    return millionths / MILLION;
  }

  static long millionths(double value) {
    return Math.round(value * MILLION);
  }

  static double rounded(double value) {
    return shown(millionths(value));
  }
}
