package org.asterism.core.recommend;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Weights;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.CatalogueImage;
import org.asterism.core.bundle.Manifest;
import org.asterism.core.formal.FormalEncoder;
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
   * @throws AsterismException if its vectors are not of the models the bundle was made with, or all
   *     weight lies on affinities it does not have
   */
  public Answer recommend(Upload upload, Request request) {
    checkFormalModel();
    Start start = Start.Uploaded.of(upload);
    UsedWeights weights = weights(start, request.weights());
    return answer(start, weights, request, graphOf(start, weights));
  }

  /** Vectors of two models may have one dimension and still say nothing of each other. */
  private void checkFormalModel() {
    Manifest.Model model = bundle.manifest().models().get(Affinity.FORMAL.key());
    if (model == null || !model.name().equals(FormalEncoder.MODEL)) {
      throw new UnusableRequestException(
          "Pictures from outside cannot be compared with this collection",
          "its formal vectors are of %s, uploads are measured by %s"
              .formatted(model == null ? "no model" : model.name(), FormalEncoder.MODEL),
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
    List<Scored> nearest = best(rows, row -> scorer.score(row, 0), settings.standIns());
    List<Integer> standIns = nearest.stream().map(Scored::row).toList();
    return Graph.through(bundle, standIns, standIns.stream().map(scorer::similarity).toList());
  }

  private Answer answer(Start start, UsedWeights weights, Request request, Graph graph) {
    Scorer scorer = new Scorer(bundle, settings, weights, start);
    BitSet rows =
        candidates.choose(start, weights, request.limit(), allowed(start, request), graph);
    List<Scored> ranked = best(rows, row -> scorer.score(row, graph.of(row)), Integer.MAX_VALUE);
    List<Scored> kept = withoutDuplicates(ranked, request.limit());
    return new Answer(
        weights.byAffinity(),
        start.confidences(),
        IntStream.range(0, kept.size())
            .mapToObj(i -> recommendation(i + 1, kept.get(i), start, scorer, graph))
            .toList());
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
    int bits = DifferenceHash.distance(start.dhash(), bundle.columns().dhash(row));
    return bits <= settings.nearDuplicateBits();
  }

  /** Of the files of one picture, the best placed stays. */
  private List<Scored> withoutDuplicates(List<Scored> ranked, int limit) {
    List<Scored> kept = new ArrayList<>();
    for (Scored each : ranked) {
      if (kept.stream()
          .noneMatch(other -> bundle.columns().showOnePicture(each.row(), other.row()))) {
        kept.add(each);
        if (kept.size() == limit) {
          break;
        }
      }
    }
    return kept;
  }

  private Recommendation recommendation(
      int rank, Scored scored, Start start, Scorer scorer, Graph graph) {
    CatalogueImage image = bundle.image(scored.row());
    Map<Affinity, Part> affinities = scorer.affinities(scored.row());
    return new Recommendation(
        rank,
        Scorer.shown(scored.millionths()),
        image,
        affinities,
        scorer.graph(graph.of(scored.row())),
        reasons.of(start, image, affinities));
  }

  private interface ByRow {
    long score(int row);
  }

  /** Rows are in order of image id, which breaks ties. */
  private static List<Scored> best(BitSet rows, ByRow scores, int limit) {
    return rows.stream()
        .mapToObj(row -> new Scored(row, scores.score(row)))
        .sorted(comparingLong(Scored::millionths).reversed().thenComparing(comparing(Scored::row)))
        .limit(limit)
        .toList();
  }

  private record Scored(int row, long millionths) {}
}
