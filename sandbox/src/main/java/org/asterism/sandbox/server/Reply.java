package org.asterism.sandbox.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the server says.
 *
 * @param kind what was asked for, for the statistics
 * @param headers beside Content-Type and Content-Length
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shown
record Reply(Kind kind, int status, String contentType, Map<String, String> headers, byte[] body) {
  /** Ordered, since a map's own order may change with every start and an answer must not. */
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  /** The kinds of thing a museum serves. */
  enum Kind {
    LISTING,
    RECORD,
    AGENT,
    IMAGE,
    PAGE,
    ROBOTS,
    OTHER
  }

  static Reply json(Kind kind, int status, Object value) {
    try {
      return new Reply(kind, status, "application/json", Map.of(), JSON.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the answer is made of maps, lists and texts", e);
    }
  }

  static Reply html(Kind kind, int status, String title, String inner) {
    String page =
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s</title></head><body>%s</body></html>"
            .formatted(title, inner);
    return text(kind, status, "text/html; charset=utf-8", page);
  }

  static Reply text(Kind kind, int status, String contentType, String text) {
    return new Reply(kind, status, contentType, Map.of(), text.getBytes(StandardCharsets.UTF_8));
  }

  static Reply notFound(Kind kind) {
    return html(kind, 404, "404 Not Found", "<h1>Not found</h1>");
  }

  Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(kind, status, contentType, more, body);
  }
}
