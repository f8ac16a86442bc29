package org.asterism.core.recommend;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.affinity.Weights;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.CatalogueImage;
import org.asterism.core.bundle.Manifest;
import org.asterism.core.image.DifferenceHash;

/** Finds the images of one bundle that are related to a starting image. For many threads. */
public final class Recommender {
  private final Bundle bundle;
  private final Settings settings;
  private final Candidates candidates;
  private final Reasons reasons;

  public Recommender(Bundle bundle, Settings settings) {
    this.bundle = bundle;
    this.settings = settings;
    candidates = new Candidates(bundle, settings);
    reasons = new Reasons(bundle);
  }

  /**
   * @return empty if the bundle holds no image of that id
   * @throws UnusableRequestException if all weight lies on affinities the image does not have
   */
  public Optional<Answer> recommend(String imageId, Request request) {
    return bundle.image(imageId).map(image -> recommend(image, request));
  }

  private Answer recommend(CatalogueImage image, Request request) {
    Start start = Start.Known.of(bundle, image);
    return answer(
        start, weights(start, request.weights()), request, Graph.around(bundle, image.row()));
  }

  /**
   * How two images are related, whether or not the one would be among the other's relatives.
   *
   * @return empty if the bundle does not hold both
   * @throws UnusableRequestException if they are one, or all weight lies on affinities the first
   *     does not have
   */
  public Optional<Explanation> explain(String fromId, String toId, Weights asked) {
    if (fromId.equals(toId)) {
      throw new UnusableRequestException(
          "An image cannot be compared with itself",
          "both are %s".formatted(fromId),
          "Give two different images.");
    }
    return bundle
        .image(fromId)
        .flatMap(from -> bundle.image(toId).map(to -> explanation(from, to, asked)));
  }

  private Explanation explanation(CatalogueImage from, CatalogueImage to, Weights asked) {
    Start start = Start.Known.of(bundle, from);
    UsedWeights weights = weights(start, asked);
    Scorer scorer = new Scorer(bundle, settings, weights, start);
    Graph graph = Graph.around(bundle, from.row());
    Scored scored = new Scored(to.row(), scorer.score(to.row(), graph.of(to.row())));
    return new Explanation(
        from,
        weights.byAffinity(),
        start.confidences(),
        recommendation(1, scored, scorer, graph, reasons.from(start, scorer)),
        reasons.path(from, to));
  }

  /**
   * @throws AsterismException if its vectors are not of the models the bundle was made with, or all
   *     weight lies on affinities it does not have
   */
  public Answer recommend(Upload upload, Request request) {
    checkFormalModel(upload);
    Start start = Start.Uploaded.of(upload);
    UsedWeights weights = weights(start, request.weights());
    return answer(start, weights, request, graphOf(start, weights));
  }

  /**
   * What lies near to words.
   *
   * @param meaning as {@link QuestionEncoder#meaning} gives it
   * @throws AsterismException if it is not of the bundle's dimension, or all weight lies on other
   *     affinities
   */
  public Answer recommend(Embedding meaning, Request request) {
    Start start = new Start.Told(meaning);
    UsedWeights weights = weights(start, request.weights());
    return answer(start, weights, request, graphOf(start, weights));
  }

  /** Vectors of two models may have one dimension and still say nothing of each other. */
  private void checkFormalModel(Upload upload) {
    Manifest.Model model = bundle.manifest().models().get(Affinity.FORMAL.key());
    if (model == null || !model.name().equals(upload.formalModel())) {
      throw new UnusableRequestException(
          "Pictures from outside cannot be compared with this collection",
          "its formal vectors are of %s, uploads are measured by %s"
              .formatted(model == null ? "no model" : model.name(), upload.formalModel()),
          "Start from an image of the collection, or publish it with the built-in encoder.");
    }
  }

  private UsedWeights weights(Start start, Weights asked) {
    start
        .embeddings()
        .forEach(
            (affinity, each) -> {
              int numbers = each.vector().length;
              if (bundle.dimension(affinity).orElse(numbers) != numbers) {
                throw new AsterismException(
                    "The starting image cannot be compared",
                    "its %s vector has %d numbers, those of the bundle have %d"
                        .formatted(affinity.key(), numbers, bundle.dimension(affinity).getAsInt()),
                    "Publish the bundle with the encoders this service has.");
              }
            });
    return UsedWeights.spread(asked, start.embeddings());
  }

  private Graph graphOf(Start uploaded, UsedWeights weights) {
    Scorer scorer = new Scorer(bundle, settings, weights, uploaded);
    BitSet rows =
        candidates.choose(uploaded, weights, settings.standIns(), any -> true, Graph.EMPTY);
    PriorityQueue<Scored> nearest = ranked(rows, row -> scorer.score(row, 0));
    List<Integer> standIns =
        Stream.generate(nearest::poll)
            .limit(Math.min(settings.standIns(), rows.cardinality()))
            .map(Scored::row)
            .toList();
    return Graph.through(bundle, standIns, standIns.stream().map(scorer::similarity).toList());
  }

  private Answer answer(Start start, UsedWeights weights, Request request, Graph graph) {
    Scorer scorer = new Scorer(bundle, settings, weights, start);
    BitSet rows =
        candidates.choose(start, weights, request.limit(), allowed(start, request), graph);
    PriorityQueue<Scored> ranked = ranked(rows, row -> scorer.score(row, graph.of(row)));
    Reasons.From why = reasons.from(start, scorer);
    List<Scored> kept = kept(ranked, request, scorer);
    return new Answer(
        weights.byAffinity(),
        start.confidences(),
        IntStream.range(0, kept.size())
            .mapToObj(i -> recommendation(i + 1, kept.get(i), scorer, graph, why))
            .toList());
  }

  private List<Scored> kept(PriorityQueue<Scored> ranked, Request request, Scorer scorer) {
    return request.diversity() == 0
        ? withoutDuplicates(ranked, request.limit())
        : Variety.of(
            withoutDuplicates(ranked, Variety.POOL * request.limit()),
            request.diversity(),
            request.limit(),
            scorer::likeness);
  }

  private IntPredicate allowed(Start start, Request request) {
    int self = start.row().orElse(-1);
    return row ->
        row != self && request.filter().passes(bundle.columns(), row) && !isSamePicture(start, row);
  }

  /** The collection's pictures were compared by the batch; an upload is compared here. */
  private boolean isSamePicture(Start start, int row) {
    if (start.row().isPresent()) {
      return bundle.columns().showOnePicture(start.row().getAsInt(), row);
    }
    if (start.dhash().isEmpty()) {
      return false;
    }
    int bits = DifferenceHash.distance(start.dhash().getAsLong(), bundle.columns().dhash(row));
    return bits <= settings.nearDuplicateBits();
  }

  /** The best; of the files of one picture, the best placed stays. */
  private List<Scored> withoutDuplicates(PriorityQueue<Scored> ranked, int limit) {
    List<Scored> kept = new ArrayList<>();
    for (Scored each = ranked.poll(); each != null && kept.size() < limit; each = ranked.poll()) {
      int row = each.row();
      if (kept.stream().noneMatch(other -> bundle.columns().showOnePicture(row, other.row()))) {
        kept.add(each);
      }
    }
    return kept;
  }

  private Recommendation recommendation(
      int rank, Scored scored, Scorer scorer, Graph graph, Reasons.From why) {
    CatalogueImage image = bundle.image(scored.row());
    Map<Affinity, Part> affinities = scorer.affinities(scored.row());
    Part links = scorer.graph(graph.of(scored.row()));
    return new Recommendation(
        rank,
        Scorer.shown(scored.millionths()),
        image,
        affinities,
        links,
        why.to(image, affinities, links));
  }

  private interface ByRow {
    long score(int row);
  }

  /** All of them, of which few will be taken: a heap costs less than an order. */
  private static PriorityQueue<Scored> ranked(BitSet rows, ByRow scores) {
    return new PriorityQueue<>(
        rows.stream().mapToObj(row -> new Scored(row, scores.score(row))).toList());
  }
}
