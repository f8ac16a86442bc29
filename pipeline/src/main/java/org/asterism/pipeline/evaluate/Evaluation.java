package org.asterism.pipeline.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Weights;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.embed.Learned;
import org.asterism.pipeline.lake.Lake;
import org.jspecify.annotations.Nullable;

/**
 * The evaluation of one lake. Figures are by relation: {@code style}, {@code artist}, {@code
 * subject}, {@code collection} and {@code near-duplicate}.
 *
 * @param works how many works were compared, all pairs of them
 * @param models by affinity the encoder that was measured
 * @param affinities by affinity, and {@code composite} for all together in the weights asked for
 * @param builtIn by affinity that another encoder serves, the figures of the built-in one
 * @param guesses of meanings from looks; null where nothing was guessed
 * @param random over a ranking by hash
 * @param colours over a ranking by an RGB histogram
 * @param metadata over a ranking by the metadata, without the field asked for
 * @param csls by affinity the figures after {@link Csls}
 * @param hubness by affinity and composite
 * @param hubnessAfterCsls by affinity
 * @param spread of the composite's recommendations, and of random ones
 * @param edges by affinity, of the whole collection; empty if nothing was linked
 * @param calibration by affinity and composite
 */
public record Evaluation(
    int works,
    Map<String, String> models,
    Map<String, Map<String, Figures>> affinities,
    Map<String, Map<String, Figures>> builtIn,
    @Nullable Guesses guesses,
    Map<String, Figures> random,
    Map<String, Figures> colours,
    Map<String, Figures> metadata,
    Map<String, Map<String, Figures>> csls,
    Map<String, Hubness> hubness,
    Map<String, Hubness> hubnessAfterCsls,
    Map<String, Spread> spread,
    Map<String, EdgeFigures> edges,
    Map<String, Calibration> calibration) {
  public static final String COMPOSITE = "composite";

  /**
   * Meanings of works without words, which a regression guesses from their looks.
   *
   * @param works how many of the works compared have one
   * @param heldOutCosine the mean cosine between guess and words on works held out from the
   *     regression, within [0.05, 0.95]: a guess counts so much
   */
  public record Guesses(int works, double heldOutCosine) {}

  private static final int TEN = 10;
  private static final int FIFTY = 50;

  /**
   * Ranks the works of a lake by each affinity and looks whether neighbours share what they should.
   *
   * @param raw root of the raw store
   * @param weights in which all affinities count together
   */
  public static Evaluation of(Lake lake, String raw, Weights weights) {
    return of(lake, LabelledWorks.of(lake, weights), raw);
  }

  static Evaluation of(Lake lake, LabelledWorks works, String raw) {
    List<Relation> relations = works.relations();
    Retrieval retrieval = works.retrieval();
    Map<String, Map<String, Figures>> figures = new LinkedHashMap<>();
    Map<String, Map<String, Figures>> csls = new LinkedHashMap<>();
    Map<String, Hubness> hubness = new LinkedHashMap<>();
    Map<String, Hubness> hubnessAfterCsls = new LinkedHashMap<>();
    Map<String, Calibration> calibration = new LinkedHashMap<>();
    rankings(works)
        .forEach(
            (name, ranking) -> {
              figures.put(name, retrieval.byRelation(relations, ranking));
              int[][] fifty = retrieval.nearest(ranking, FIFTY);
              hubness.put(name, Hubness.of(first(fifty, TEN)));
              calibration.put(name, Calibration.of(relations.subList(0, 3), ranking, fifty));
            });
    for (Affinity affinity : Affinity.values()) {
      Ranking corrected = Csls.of(works.by(affinity), works.size());
      csls.put(affinity.key(), retrieval.byRelation(relations, corrected));
      hubnessAfterCsls.put(affinity.key(), Hubness.of(retrieval.nearest(corrected, TEN)));
    }
    Map<String, Map<String, Figures>> builtIn = new LinkedHashMap<>();
    works
        .builtIn()
        .forEach(
            (affinity, vectors) ->
                builtIn.put(
                    affinity.key(), retrieval.byRelation(relations, LabelledWorks.by(vectors))));
    Map<String, Figures> metadata = new LinkedHashMap<>();
    for (Relation relation : relations) {
      metadata.putAll(retrieval.byRelation(List.of(relation), works.byMetadataWithout(relation)));
    }
    Map<String, Spread> spread = new LinkedHashMap<>();
    spread.put(COMPOSITE, Spread.of(works.artworks(), retrieval.nearest(works.byAll(), TEN)));
    spread.put("random", Spread.of(works.artworks(), retrieval.nearest(GroupShares::random, TEN)));
    Ranking colours = LabelledWorks.by(ColourHistograms.of(lake, raw, works.paths()));
    return new Evaluation(
        works.size(),
        models(lake),
        figures,
        builtIn,
        guesses(lake, works),
        retrieval.byRelation(relations, GroupShares::random),
        retrieval.byRelation(relations, colours),
        metadata,
        csls,
        hubness,
        hubnessAfterCsls,
        spread,
        EdgeFigures.of(lake),
        calibration);
  }

  private static @Nullable Guesses guesses(Lake lake, LabelledWorks works) {
    if (works.builtIn().containsKey(Affinity.CONCEPTUAL)) {
      return null;
    }
    OptionalDouble cosine = Learned.heldOutCosine(lake);
    return cosine.isEmpty() ? null : new Guesses(works.guessed(), cosine.getAsDouble());
  }

  /**
   * By name the rankings a visitor may see: each affinity's, and all together in the weights asked
   * for.
   */
  static Map<String, Ranking> rankings(LabelledWorks works) {
    Map<String, Ranking> rankings = new LinkedHashMap<>();
    for (Affinity affinity : Affinity.values()) {
      rankings.put(affinity.key(), works.by(affinity));
    }
    rankings.put(COMPOSITE, works.byAll());
    return rankings;
  }

  private static int[][] first(int[][] nearest, int most) {
    int[][] first = new int[nearest.length][];
    for (int i = 0; i < first.length; i++) {
      first[i] = Arrays.copyOf(nearest[i], Math.min(most, nearest[i].length));
    }
    return first;
  }

  private static Map<String, String> models(Lake lake) {
    Map<String, String> models = new LinkedHashMap<>();
    Embeddings.models(Embeddings.TABLE.read(lake))
        .forEach((affinity, model) -> models.put(affinity.key(), model));
    return models;
  }
}
