package org.asterism.pipeline.manners;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is asked for.
 *
 * @param headers sent along to the address's own host
 * @param held versions of the answer that need not be sent again
 */
record Request(URI uri, Map<String, String> headers, Validators held) {
  boolean isConditional() {
    return held.etag() != null || held.lastModified() != null;
  }

  /** What is said to a host on the way. */
  Map<String, String> headersFor(URI address) {
    Map<String, String> all = new TreeMap<>();
    if (WebAddress.origin(address).equalsIgnoreCase(WebAddress.origin(uri))) {
      // Among them may be a key, which is nobody else's business.
      all.putAll(headers);
    }
    if (held.etag() != null) {
      all.put("If-None-Match", held.etag());
    }
    if (held.lastModified() != null) {
      all.put("If-Modified-Since", held.lastModified());
    }
    return all;
  }
}
