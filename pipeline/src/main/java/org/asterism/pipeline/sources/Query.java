package org.asterism.pipeline.sources;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** An address with parameters. */
final class Query {
  private Query() {}

  /**
   * @param parameters names and values as they are, in their order
   */
  static URI of(String url, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(url + (url.contains("?") ? "&" : "?") + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
