package org.asterism.pipeline.manners;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered to one request.
 *
 * @param headers the first of each name, in any case
 * @param body unpacked, as much as was wanted
 * @param whole whether that is all of it
 */
record Response(int status, Map<String, String> headers, byte[] body, boolean whole) {
  private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> THROTTLING = Set.of(429, 503);
  private static final Set<Integer> PASSING = Set.of(408, 421, 425);

  Response {
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = anyCase;
  }

  @Nullable String header(String name) {
    return headers.get(name);
  }

  String contentType() {
    return headers.getOrDefault("Content-Type", "");
  }

  Validators validators() {
    return new Validators(header("ETag"), header("Last-Modified"));
  }

  boolean isRedirection() {
    return REDIRECTIONS.contains(status);
  }

  boolean asksForPatience() {
    return THROTTLING.contains(status);
  }

  /** The Met's and the Art Institute's gatekeepers throttle with a page of HTML under 403. */
  boolean isGatekeepers() {
    return status == 403 && contentType().startsWith("text/html");
  }

  boolean isPassingFailure() {
    return PASSING.contains(status) || status >= 500 && status != 501 && status != 505;
  }
}
