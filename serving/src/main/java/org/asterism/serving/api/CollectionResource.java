package org.asterism.serving.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.asterism.serving.live.LiveBundle;
import org.asterism.serving.live.Scoring;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What there is, and where to start. */
@Path("/api/v1")
@Tag(name = "Collection")
public class CollectionResource {
  private static final int DEFAULT_SAMPLES = 12;
  private static final int MOST_SAMPLES = 100;
  private static final int DEFAULT_POINTS = 2_000;
  private static final int MOST_POINTS = 20_000;

  private final LiveBundle live;
  private final Scoring scoring;

  CollectionResource(LiveBundle live, Scoring scoring) {
    this.live = live;
    this.scoring = scoring;
  }

  @GET
  @Path("collection")
  @Operation(summary = "What the collection holds, and the defaults of a request")
  public Collection collection(UriInfo uri) {
    new QueryParameters(uri, List.of());
    return live.reading(served -> Collection.of(served.bundle(), scoring));
  }

  @GET
  @Path("samples")
  @Operation(summary = "Pictures to start from, spread over movements and sources")
  public Images samples(UriInfo uri, @RestQuery String n) {
    int count =
        new QueryParameters(uri, List.of("n")).number("n", 1, MOST_SAMPLES, DEFAULT_SAMPLES);
    return live.reading(
        served ->
            new Images(
                served.bundle().samples(count).stream()
                    .map(row -> Image.of(served.bundle().image(row)))
                    .toList()));
  }

  @GET
  @Path("map")
  @Operation(
      summary = "A map on which close works lie close, and the communities they form",
      description = "The works that hold the collection together most, if not all are wanted.")
  public CollectionMap map(UriInfo uri, @RestQuery String n) {
    int count = new QueryParameters(uri, List.of("n")).number("n", 1, MOST_POINTS, DEFAULT_POINTS);
    return live.reading(served -> CollectionMap.of(served.bundle(), count));
  }
}
