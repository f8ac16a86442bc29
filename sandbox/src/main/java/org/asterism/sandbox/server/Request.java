package org.asterism.sandbox.server;

import com.sun.net.httpserver.HttpExchange;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks.
 *
 * @param base scheme, host and port as the client wrote them, without a slash at the end
 * @param path decoded, starting with a slash
 * @param target path and query as sent
 * @param query decoded; the last of repeated parameters counts
 * @param headOnly whether the body is not wanted
 * @param knownTags the entity tags of the copies the client already has, weak ones as strong;
 *     {@code *} for any
 * @param knownDate when the client's copy had last changed, as sent, or empty
 */
record Request(
    String base,
    String path,
    String target,
    Map<String, String> query,
    boolean headOnly,
    List<String> knownTags,
    String knownDate) {

  static Request of(HttpExchange exchange) {
    InetSocketAddress local = exchange.getLocalAddress();
    String host =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
            .orElse(local.getHostString() + ":" + local.getPort());
    Map<String, String> query = new LinkedHashMap<>();
    addParameters(query, exchange.getRequestURI().getRawQuery());
    return new Request(
        "http://" + host,
        Optional.ofNullable(exchange.getRequestURI().getPath()).orElse("/"),
        exchange.getRequestURI().toString(),
        query,
        exchange.getRequestMethod().equals("HEAD"),
        tags(
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-None-Match")).orElse("")),
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-Modified-Since")).orElse(""));
  }

  private static List<String> tags(String header) {
    return Arrays.stream(header.split(",", -1))
        .map(tag -> tag.strip().replaceFirst("^W/", ""))
        .filter(tag -> !tag.isEmpty())
        .toList();
  }

  /** The same question with another parameter, or without it where the value is null. */
  Request with(String name, @Nullable String value) {
    Map<String, String> changed = new LinkedHashMap<>(query);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return new Request(base, path, target, changed, headOnly, knownTags, knownDate);
  }

  private static void addParameters(Map<String, String> query, @Nullable String raw) {
    if (raw == null) {
      return;
    }
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        query.put(
            decoded(equals < 0 ? pair : pair.substring(0, equals)),
            equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A stray percent sign is taken as it stands, as lenient servers do.
      return text;
    }
  }

  /** A parameter that is there and not blank. */
  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** A whole number, or the fallback where none is given or it is not one. */
  int number(String name, int fallback) {
    try {
      return parameter(name).map(Integer::valueOf).orElse(fallback);
    } catch (NumberFormatException e) {
      return fallback;
    }
  }

  /** The parts of a list such as {@code a,b} or {@code 1|2}. */
  List<String> list(String name, String separator) {
    return parameter(name)
        .map(text -> List.of(text.split(java.util.regex.Pattern.quote(separator))))
        .orElse(List.of());
  }
}
