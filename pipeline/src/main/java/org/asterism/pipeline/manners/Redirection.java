package org.asterism.pipeline.manners;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way from address to address that one request is sent. */
final class Redirection {
  private static final int MOST = 5;

  private final Set<String> seen = new HashSet<>();
  private URI current;

  Redirection(URI start) {
    current = start;
    seen.add(withoutFragment(start));
  }

  URI current() {
    return current;
  }

  boolean isStart() {
    return seen.size() == 1;
  }

  /**
   * Goes on to where the server sends.
   *
   * @return why it is not followed, if so
   */
  Optional<String> follow(@Nullable String location) {
    if (location == null) {
      return Optional.of("redirected to nowhere");
    }
    URI next;
    try {
      next = current.resolve(new URI(location.trim().replace(" ", "%20")));
    } catch (URISyntaxException e) {
      return Optional.of("redirected to what is not an address: " + location);
    }
    Optional<String> refusal = WebAddress.refusal(next);
    if (refusal.isPresent()) {
      return refusal.map(reason -> "redirected: " + reason);
    }
    if (WebAddress.isSecure(current) && !WebAddress.isSecure(next)) {
      return Optional.of("redirected from https to http: " + next);
    }
    if (!seen.add(withoutFragment(next))) {
      return Optional.of("redirected in a circle: " + next);
    }
    if (seen.size() > MOST + 1) {
      return Optional.of("redirected more than %d times".formatted(MOST));
    }
    current = next;
    return Optional.empty();
  }

  private static String withoutFragment(URI address) {
    String text = address.toString();
    int fragment = text.indexOf('#');
    return fragment < 0 ? text : text.substring(0, fragment);
  }
}
