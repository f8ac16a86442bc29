package org.asterism.serving.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Security headers on every answer, and a refusal in words of bodies that are never read. */
@ApplicationScoped
class HttpFilters {
  private static final String PAGE =
      "default-src 'self'; img-src 'self' data: blob:; "
          + "object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

  /** Swagger UI writes its styles and its start into its page. */
  private static final String SWAGGER =
      PAGE + "; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'";

  private static final int FIRST = 1000;

  private final ObjectMapper json;
  private final long maxBody;

  HttpFilters(
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBody) {
    this.json = json;
    this.maxBody = maxBody.asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::secure, FIRST);
    filters.register(this::refuseHugeBodies, FIRST - 1);
  }

  private void secure(RoutingContext context) {
    boolean isSwagger = context.normalizedPath().startsWith("/q/swagger-ui");
    context
        .response()
        .putHeader("Content-Security-Policy", isSwagger ? SWAGGER : PAGE)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "strict-origin-when-cross-origin");
    context.next();
  }

  /** Before anything is read; without it the answer would come without words. */
  private void refuseHugeBodies(RoutingContext context) {
    HttpServerRequest request = context.request();
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > maxBody) {
      context.response().putHeader(HttpHeaders.CONNECTION, "close");
      problem(context, 413);
    } else {
      context.next();
    }
  }

  private void problem(RoutingContext context, int status) {
    String path = context.normalizedPath();
    try {
      context
          .response()
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
          .end(json.writeValueAsString(Problem.of(status, Sentences.of(status, path), path)));
    } catch (JsonProcessingException e) {
      context.fail(e);
    }
  }
}
