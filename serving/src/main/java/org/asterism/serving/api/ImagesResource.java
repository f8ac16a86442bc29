package org.asterism.serving.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.asterism.core.bundle.TextHits;
import org.asterism.serving.live.LiveBundle;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The images of the collection. */
@Path("/api/v1/images")
@Tag(name = "Images")
public class ImagesResource {
  private static final int DEFAULT_LIMIT = 24;
  private static final int MOST = 200;
  private static final int ONE_DAY = 86_400;

  private final LiveBundle live;
  private final RecommendationService recommendations;
  private final RecommendationQuery query;

  ImagesResource(
      LiveBundle live, RecommendationService recommendations, RecommendationQuery query) {
    this.live = live;
    this.recommendations = recommendations;
    this.query = query;
  }

  @GET
  @Operation(summary = "Images whose title, artists, subjects, movements or text hold all words")
  public Found search(UriInfo uri, @RestQuery String q, @RestQuery String limit) {
    QueryParameters parameters = new QueryParameters(uri, List.of("q", "limit"));
    String words = parameters.one("q").orElse("");
    int most = parameters.number("limit", 1, MOST, DEFAULT_LIMIT);
    return live.reading(
        served -> {
          TextHits hits = served.bundle().search(words, most);
          return new Found(
              hits.rows().stream().map(row -> Image.of(served.bundle().image(row))).toList(),
              hits.total());
        });
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One image")
  public Image image(UriInfo uri, @RestPath String id) {
    new QueryParameters(uri, List.of());
    return live.reading(
        served -> served.bundle().image(id).map(Image::of).orElseThrow(() -> UnknownImage.of(id)));
  }

  @GET
  @Path("{id}/thumbnail")
  @Produces("image/jpeg")
  @Operation(summary = "A small JPEG of one image")
  public Response thumbnail(UriInfo uri, @RestPath String id, Request request) {
    new QueryParameters(uri, List.of());
    byte[] jpeg =
        live.reading(
            served -> served.bundle().thumbnail(id).orElseThrow(() -> UnknownImage.of(id)));
    EntityTag tag = ContentTag.of(jpeg);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Response.ResponseBuilder response = unchanged == null ? Response.ok(jpeg) : unchanged;
    CacheControl cache = new CacheControl();
    cache.setMaxAge(ONE_DAY);
    cache.setNoTransform(false);
    cache.getCacheExtension().put("public", null);
    cache.getCacheExtension().put("immutable", null);
    return response.tag(tag).cacheControl(cache).build();
  }

  @GET
  @Path("{id}/recommendations")
  @Operation(summary = "Images related to one image, with the reasons")
  public Recommendations recommendations(
      UriInfo uri,
      @RestPath String id,
      @RestQuery String k,
      @RestQuery String weights,
      @RestQuery String diversity,
      @RestQuery List<String> licence,
      @RestQuery String yearFrom,
      @RestQuery String yearTo) {
    return recommendations.of(id, query.of(uri));
  }
}
