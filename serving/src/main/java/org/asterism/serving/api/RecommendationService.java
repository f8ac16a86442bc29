package org.asterism.serving.api;

import io.micrometer.core.annotation.Timed;
import jakarta.enterprise.context.ApplicationScoped;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.image.Picture;
import org.asterism.core.recommend.Answer;
import org.asterism.core.recommend.Request;
import org.asterism.core.recommend.Upload;
import org.asterism.serving.live.LiveBundle;

/** Answers requests for recommendations from the bundle in use. */
@ApplicationScoped
class RecommendationService {
  private static final String TIMER = "asterism.recommendations";

  private final LiveBundle live;

  RecommendationService(LiveBundle live) {
    this.live = live;
  }

  @Timed(
      value = TIMER,
      extraTags = {"kind", "image"})
  Recommendations of(String imageId, Request request) {
    return live.reading(
        served -> {
          Answer answer =
              served
                  .recommender()
                  .recommend(imageId, request)
                  .orElseThrow(() -> UnknownImage.of(imageId));
          return Recommendations.of(served.bundle().image(imageId).orElseThrow(), answer);
        });
  }

  @Timed(
      value = TIMER,
      extraTags = {"kind", "upload"})
  Recommendations of(Picture picture, Request request) {
    return live.reading(
        served -> {
          Upload upload = served.questions().upload(picture);
          return Recommendations.of(upload, served.recommender().recommend(upload, request));
        });
  }

  @Timed(
      value = TIMER,
      extraTags = {"kind", "text"})
  Recommendations ofWords(String text, Request request) {
    return live.reading(
        served -> {
          Embedding meaning = served.questions().meaning(text);
          return Recommendations.of(served.recommender().recommend(meaning, request));
        });
  }
}
