package org.asterism.sandbox.server;

import java.util.Locale;

/** A way in which a museum's server disappoints. */
enum Fault {
  /** 429 with Retry-After; to a Commons client that sends maxlag, the maxlag error instead. */
  TOO_MANY_REQUESTS,
  /** 500 with a text for people. */
  SERVER_ERROR,
  /** The connection ends in the middle of the body. */
  DROPPED,
  /** Half the body with a Content-Length that fits it. */
  TRUNCATED,
  /** A web page: 200 in place of a picture, 403 in place of an answer of the API. */
  HTML;

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
