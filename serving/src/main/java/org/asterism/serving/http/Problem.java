package org.asterism.serving.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * A failure as RFC 9457 words it.
 *
 * @param type always {@code about:blank}: the status says what kind it is
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what happened, why, and what to do now, for a person
 * @param instance the path that was asked for
 */
public record Problem(String type, String title, int status, String detail, String instance) {
  public static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(int status, String detail, String instance) {
    String title = HttpResponseStatus.valueOf(status).reasonPhrase();
    return new Problem("about:blank", title, status, detail, instance);
  }

  RestResponse<Problem> response() {
    return RestResponse.ResponseBuilder.<Problem>create(status)
        .type(MEDIA_TYPE)
        .entity(this)
        .build();
  }
}
