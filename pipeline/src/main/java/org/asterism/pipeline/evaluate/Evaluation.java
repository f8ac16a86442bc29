package org.asterism.pipeline.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Weights;
import org.asterism.pipeline.lake.Lake;
import org.jspecify.annotations.Nullable;

/**
 * The evaluation of one lake.
 *
 * @param affinities by affinity, and {@code composite} for all at the default weights: by label
 *     ({@code style}, {@code artist}) the figures
 * @param random the same labels over a ranking by hash
 */
public record Evaluation(
    Map<String, Map<String, Figures>> affinities, Map<String, Figures> random) {
  public static final String COMPOSITE = "composite";

  /** Ranks the works of a lake by each affinity and looks whether neighbours share their labels. */
  public static Evaluation of(Lake lake) {
    LabelledWorks works = LabelledWorks.of(lake);
    Map<String, List<@Nullable String>> labels = new LinkedHashMap<>();
    labels.put("style", works.styles());
    labels.put("artist", works.artists());
    Map<String, Map<String, Figures>> figures = new LinkedHashMap<>();
    for (Affinity affinity : Affinity.values()) {
      figures.put(affinity.key(), figures(works, labels, works.by(affinity)));
    }
    figures.put(COMPOSITE, figures(works, labels, works.by(Weights.DEFAULT)));
    return new Evaluation(figures, figures(works, labels, GroupShares::random));
  }

  private static Map<String, Figures> figures(
      LabelledWorks works, Map<String, List<@Nullable String>> labels, Ranking ranking) {
    Map<String, Figures> figures = new LinkedHashMap<>();
    labels.forEach((name, of) -> figures.put(name, works.retrieval().figures(of, ranking)));
    return figures;
  }
}
