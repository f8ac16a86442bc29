package org.asterism.serving.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.asterism.core.affinity.Weights;
import org.asterism.serving.http.ProblemException;
import org.asterism.serving.live.LiveBundle;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** How any two images of the collection are related. */
@Path("/api/v1/explain")
@Tag(name = "Images")
public class ExplanationResource {
  private final LiveBundle live;
  private final RecommendationQuery query;

  ExplanationResource(LiveBundle live, RecommendationQuery query) {
    this.live = live;
    this.query = query;
  }

  @GET
  @Operation(
      summary = "How two images are related: the score, what it is made of, and the way there")
  public Explained explain(
      UriInfo uri, @RestQuery String from, @RestQuery String to, @RestQuery String weights) {
    QueryParameters parameters = new QueryParameters(uri, List.of("from", "to", "weights"));
    String first = id(parameters, "from");
    String second = id(parameters, "to");
    Weights asked = query.weights(parameters);
    return live.reading(
        served -> {
          for (String id : List.of(first, second)) {
            served.bundle().columns().row(id).orElseThrow(() -> UnknownImage.of(id));
          }
          return Explained.of(served.recommender().explain(first, second, asked).orElseThrow());
        });
  }

  private static String id(QueryParameters parameters, String name) {
    return parameters
        .one(name)
        .orElseThrow(
            () ->
                ProblemException.badRequest(
                    "Two images are needed",
                    "the parameter %s is missing".formatted(name),
                    "Give from and to, each the id of an image."));
  }
}
