package org.asterism.serving.http;

import io.quarkus.logging.Log;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.asterism.core.AsterismException;
import org.asterism.core.recommend.UnusableRequestException;
import org.asterism.serving.live.NoBundleException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Words every failure as a {@link Problem}; what went wrong inside goes to the log alone. */
class ProblemMappers {
  private static final int BAD_REQUEST = 400;
  private static final int UNAVAILABLE = 503;

  private static final String NOTHING_HERE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <title>Nothing here · Asterism</title>
      <h1>There is nothing here</h1>
      <p><a href="/">To the collection</a></p>
      </html>
      """;

  @ServerExceptionMapper
  RestResponse<Problem> problem(ProblemException e, UriInfo uri) {
    return problem(e.status(), String.valueOf(e.getMessage()), uri);
  }

  @ServerExceptionMapper
  RestResponse<Problem> unusable(UnusableRequestException e, UriInfo uri) {
    return problem(BAD_REQUEST, String.valueOf(e.getMessage()), uri);
  }

  @ServerExceptionMapper
  RestResponse<Problem> noBundle(NoBundleException e, UriInfo uri) {
    return problem(UNAVAILABLE, String.valueOf(e.getMessage()), uri);
  }

  @ServerExceptionMapper
  RestResponse<Problem> broken(AsterismException e, UriInfo uri) {
    Log.error(e.getMessage(), e);
    return inside(uri);
  }

  /** A person who follows a wrong link gets a page, a program gets a problem. */
  @ServerExceptionMapper
  Response notFound(NotFoundException e, UriInfo uri) {
    return uri.getPath().startsWith("/api/")
        ? refused(e, uri).toResponse()
        : Response.status(Response.Status.NOT_FOUND)
            .type("text/html; charset=utf-8")
            .entity(NOTHING_HERE)
            .build();
  }

  @ServerExceptionMapper
  RestResponse<Problem> refused(WebApplicationException e, UriInfo uri) {
    int status = e.getResponse().getStatus();
    return problem(status, Sentences.of(status, uri.getPath()), uri);
  }

  @ServerExceptionMapper
  RestResponse<Problem> unforeseen(RuntimeException e, UriInfo uri) {
    Log.errorf(e, "%s failed", uri.getPath());
    return inside(uri);
  }

  private static RestResponse<Problem> inside(UriInfo uri) {
    int status = Response.Status.INTERNAL_SERVER_ERROR.getStatusCode();
    return problem(status, Sentences.of(status, uri.getPath()), uri);
  }

  private static RestResponse<Problem> problem(int status, String detail, UriInfo uri) {
    return Problem.of(status, detail, uri.getPath()).response();
  }
}
