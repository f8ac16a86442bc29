package org.asterism.sandbox.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the server says.
 *
 * @param kind what was asked for, for the statistics
 * @param headers beside Content-Type and Content-Length
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shown
record Reply(Kind kind, int status, String contentType, Map<String, String> headers, byte[] body) {
  static final String JSON_TYPE = "application/json";

  /** HTTP's own date (RFC 9110, section 5.6.7). */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

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
      return of(kind, status, JSON_TYPE, JSON.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the answer is made of maps, lists and texts", e);
    }
  }

  static Reply of(Kind kind, int status, String contentType, byte[] body) {
    return new Reply(kind, status, contentType, Map.of(), body);
  }

  static Reply html(Kind kind, int status, String title, String inner) {
    String page =
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s</title></head><body>%s</body></html>"
            .formatted(title, inner);
    return text(kind, status, "text/html; charset=utf-8", page);
  }

  static Reply text(Kind kind, int status, String contentType, String text) {
    return of(kind, status, contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  static Reply notFound(Kind kind) {
    return html(kind, 404, "404 Not Found", "<h1>Not found</h1>");
  }

  Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(kind, status, contentType, more, body);
  }

  Reply withType(String newType) {
    return new Reply(kind, status, newType, headers, body);
  }

  Reply withBody(byte[] newBody) {
    return new Reply(kind, status, contentType, headers, newBody);
  }

  /** The body as JSON, which it is. */
  JsonNode tree() {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Reply withTree(JsonNode tree) {
    return withBody(json(kind, status, tree).body());
  }

  /** The same with an entity tag made of its content, and when that content last changed. */
  Reply dated(Instant changed) {
    return dated(ContentHash.sha1(body), changed);
  }

  /**
   * @param hash stands for the content
   */
  Reply dated(String hash, Instant changed) {
    return with("ETag", "\"" + hash + "\"").with("Last-Modified", DATE.format(changed));
  }

  /**
   * Itself, or 304 where the client has this very content already (RFC 9110, section 13.2.2: a date
   * counts only where no tag was sent).
   */
  Reply unlessKnown(Request request) {
    String tag = headers.get("ETag");
    if (status != 200 || tag == null) {
      return this;
    }
    boolean known =
        request.knownTags().isEmpty()
            ? isNotNewerThan(request.knownDate())
            : request.knownTags().contains(tag) || request.knownTags().contains("*");
    return known ? new Reply(kind, 304, contentType, headers, new byte[0]) : this;
  }

  private boolean isNotNewerThan(String date) {
    String changed = headers.get("Last-Modified");
    if (changed == null || date.isEmpty()) {
      return false;
    }
    try {
      return !Instant.from(DATE.parse(changed)).isAfter(Instant.from(DATE.parse(date)));
    } catch (DateTimeException e) {
      return false; // a date that is none is passed over
    }
  }
}
