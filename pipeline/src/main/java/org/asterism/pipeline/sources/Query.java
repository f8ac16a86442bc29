package org.asterism.pipeline.sources;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A question to an API: its address and the parameters put behind it. */
final class Query {
  private final StringBuilder text;
  private char before = '?';

  Query(String url) {
    text = new StringBuilder(url);
  }

  /** With that parameter, too; without it where there is no value. */
  Query with(String name, @Nullable String value) {
    if (value != null) {
      text.append(before)
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
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
}
