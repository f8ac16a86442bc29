package org.asterism.pipeline.sources;

import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.asterism.pipeline.manners.Manners;
import org.asterism.pipeline.manners.PoliteHttp;
import org.asterism.pipeline.manners.TestManners;
import org.asterism.pipeline.manners.TinyServer;

/** An API of this machine whose answer depends on the parameters of the question. */
final class ScriptedApi implements AutoCloseable {
  static final String KEY = "k3y-of-a-test";

  private static final Manners ONCE = TestManners.of(Duration.ofSeconds(10), 1, 50_000_000);

  private final TinyServer server = new TinyServer();

  /** Answers questions for any of these paths under {@code /api} with JSON. */
  ScriptedApi(Function<Map<String, String>, String> answers, String... paths) {
    for (String path : paths.length == 0 ? new String[] {""} : paths) {
      server.on(
          "/api" + path,
          exchange ->
              TinyServer.json(answers.apply(parameters(exchange.getRequestURI()))).to(exchange));
    }
  }

  /** Answers every question that way. */
  static ScriptedApi replying(TinyServer.Reply reply, String... paths) {
    ScriptedApi api = new ScriptedApi(asked -> "");
    for (String path : paths.length == 0 ? new String[] {""} : paths) {
      api.server.on("/api" + path, reply);
    }
    return api;
  }

  SourceSettings settings(Kind kind, Map<String, String> options) {
    return new SourceSettings(
        kind.id(),
        kind,
        server.at("/api").toString(),
        options,
        kind.needsKey() ? new Secret(KEY) : null,
        null,
        ONCE);
  }

  /** A source that begins anew, as after a night: all it knows is in its cursor. */
  Source source(Kind kind, Map<String, String> options) {
    return TestSources.source(settings(kind, options));
  }

  JsonApi json(SourceSettings settings) {
    return new JsonApi(PoliteHttp.keeping(settings.manners()));
  }

  /** The parameters of all questions so far. */
  List<Map<String, String>> asked() {
    return server.requests().stream().map(each -> parameters(URI.create(each.target()))).toList();
  }

  /** By name; the values of a repeated one in their order, with " & " between them. */
  private static Map<String, String> parameters(URI uri) {
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    return Arrays.stream(query.split("&"))
        .map(each -> each.split("=", 2))
        .collect(
            toMap(
                part -> part[0],
                part -> part.length < 2 ? "" : URLDecoder.decode(part[1], StandardCharsets.UTF_8),
                (one, other) -> one + " & " + other,
                TreeMap::new));
  }

  @Override
  public void close() {
    server.close();
  }
}
