package org.asterism.sandbox.server;

import java.util.Map;
import java.util.Optional;
import org.asterism.sandbox.collection.Museum;

/** Answers as one museum's servers do. Implementations are shared by threads. */
interface Dialect {
  Museum museum();

  /**
   * Answers one request of this museum.
   *
   * @param request whose path starts with the museum's key, as in {@code /aic/api/v1/artworks}
   */
  Reply answer(Request request);

  /**
   * The question for the page before, if this asks for a page of a listing and not for the first.
   */
  default Optional<Request> pageBefore(Request request) {
    return Optional.empty();
  }

  /** The listing with one of its records twice, if it has any and its form allows it. */
  Optional<Reply> withOneTwice(Request request, Reply listing);

  /** The museum's own words for a request too many; {@code seconds} until the next may come. */
  default Reply tooMany(Request request, long seconds) {
    return Reply.json(
            Reply.Kind.OTHER,
            429,
            Map.of("status", 429, "error", "Too Many Requests", "detail", "Too many requests."))
        .with("Retry-After", Long.toString(seconds));
  }
}
