package org.asterism.serving.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.asterism.core.recommend.Request;
import org.asterism.serving.http.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Recommendations for words, by what they mean rather than by how they are spelt. */
@Path("/api/v1/recommendations")
@Tag(name = "Images")
public class WordsResource {
  private static final int LONGEST = 1_000;

  private final RecommendationService recommendations;
  private final RecommendationQuery query;

  WordsResource(RecommendationService recommendations, RecommendationQuery query) {
    this.recommendations = recommendations;
    this.query = query;
  }

  @GET
  @Operation(summary = "Images that mean what these words say, with the reasons")
  public Recommendations recommendations(
      UriInfo uri,
      @RestQuery @Nullable String text,
      @RestQuery String k,
      @RestQuery String weights,
      @RestQuery String diversity,
      @RestQuery List<String> licence,
      @RestQuery String yearFrom,
      @RestQuery String yearTo) {
    Request request = query.ofWords(uri);
    if (text == null || text.isBlank()) {
      throw ProblemException.badRequest(
          "There are no words in this request",
          "the parameter text is missing or empty",
          "Say what is to be seen, such as text=boats in a harbour.");
    }
    if (text.length() > LONGEST) {
      throw ProblemException.badRequest(
          "These words are too many",
          "the text has %,d characters and at most %,d are read".formatted(text.length(), LONGEST),
          "Say it in fewer words.");
    }
    return recommendations.ofWords(text, request);
  }
}
