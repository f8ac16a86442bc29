package org.asterism.serving.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.asterism.core.bundle.CatalogueImage;
import org.asterism.core.recommend.Answer;
import org.asterism.core.recommend.Part;
import org.asterism.core.recommend.Recommendation;
import org.asterism.core.recommend.Upload;
import org.jspecify.annotations.Nullable;

/**
 * Related images with the reasons.
 *
 * @param query the starting image, null for an upload and for words
 * @param upload what was measured of an uploaded picture, left out for an image
 * @param weights as used: spread over the affinities the starting image has
 * @param confidences how far each vector of the starting image is to be believed, in (0, 1]; null
 *     where it has none
 * @param results best first
 */
public record Recommendations(
    @Nullable Image query,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Uploaded upload,
    Map<String, Double> weights,
    Map<String, @Nullable Double> confidences,
    List<Result> results) {

  /** What was measured of an uploaded picture. */
  public record Uploaded(int width, int height, List<Colour> palette) {}

  /**
   * One related image; the contributions of its parts add up to its score, and so do its reasons'.
   */
  public record Result(
      int rank,
      double score,
      Image image,
      Map<String, Part> affinities,
      Part graph,
      List<Reason> reasons) {
    static Result of(Recommendation found) {
      return new Result(
          found.rank(),
          found.score(),
          Image.of(found.image()),
          ByAffinity.of(found.affinities()::get),
          found.graph(),
          found.reasons().stream().map(Reason::of).toList());
    }
  }

  static Recommendations of(CatalogueImage query, Answer answer) {
    return new Recommendations(
        Image.of(query), null, weights(answer), confidences(answer), results(answer));
  }

  /** For words. */
  static Recommendations of(Answer answer) {
    return new Recommendations(null, null, weights(answer), confidences(answer), results(answer));
  }

  static Recommendations of(Upload upload, Answer answer) {
    return new Recommendations(
        null,
        new Uploaded(upload.width(), upload.height(), Colour.of(upload.palette())),
        weights(answer),
        confidences(answer),
        results(answer));
  }

  private static Map<String, Double> weights(Answer answer) {
    return ByAffinity.of(answer.weights()::get);
  }

  private static Map<String, @Nullable Double> confidences(Answer answer) {
    return ByAffinity.of(answer.confidences()::get);
  }

  private static List<Result> results(Answer answer) {
    return answer.results().stream().map(Result::of).toList();
  }
}
