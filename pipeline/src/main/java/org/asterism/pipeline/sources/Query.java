package org.asterism.pipeline.sources;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An address with parameters, in the order in which they are added. */
final class Query {
  private final StringBuilder text;
  private char before;

  Query(String url) {
    text = new StringBuilder(url);
    before = url.contains("?") ? '&' : '?';
  }

  /**
   * @param parameters names and values as they are, in their order
   */
  static URI of(String url, Map<String, String> parameters) {
    Query query = new Query(url);
    parameters.forEach(query::with);
    return query.uri();
  }

  /** With that parameter, too; without it where there is no value. */
  Query with(String name, @Nullable String value) {
    if (value != null) {
      text.append(before).append(encoded(name)).append('=').append(encoded(value));
      before = '&';
    }
    return this;
  }

  Query with(String name, long value) {
    return with(name, Long.toString(value));
  }

  URI uri() {
    return URI.create(text.toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
