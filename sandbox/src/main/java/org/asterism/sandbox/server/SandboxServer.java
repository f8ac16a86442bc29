package org.asterism.sandbox.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.asterism.core.AsterismException;
import org.asterism.sandbox.collection.Collection;
import org.asterism.sandbox.collection.Work;

/** A running museum. Close it to free its port. */
public final class SandboxServer implements AutoCloseable {
  private static final int THREADS = 4;

  private final HttpServer server;
  private final ExecutorService threads;
  private final String host;

  private SandboxServer(HttpServer server, ExecutorService threads, String host) {
    this.server = server;
    this.threads = threads;
    this.host = host;
  }

  /**
   * Opens the doors.
   *
   * @throws PortTakenException if another program listens there
   */
  public static SandboxServer start(Collection collection, SandboxOptions options) {
    HttpServer server = bound(options);
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "sandbox");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    Stats stats = new Stats();
    Pictures pictures = new Pictures(collection);
    BadPictures bad = BadPictures.of(collection, options.faults());
    Set<String> badTags =
        bad.works().stream().map(SandboxServer::pictureTag).collect(Collectors.toSet());
    for (Dialect dialect :
        List.of(
            new AicDialect(collection, pictures),
            new MetDialect(collection, pictures),
            new CommonsDialect(collection, pictures))) {
      server.createContext(
          "/" + dialect.museum().key() + "/",
          new Gate(dialect, options.faults(), options.rate(), stats, badTags));
    }
    List<Work> open = collection.works().stream().filter(Work::isOpen).toList();
    server.createContext(
        "/",
        plain(
            request ->
                request.path().equals("/")
                    ? WorkPage.wall(request, collection.title(), open)
                    : Reply.notFound(Reply.Kind.PAGE)));
    server.createContext("/robots.txt", plain(request -> Gate.robots()));
    server.createContext("/truth.csv", plain(request -> Tables.truth(collection)));
    server.createContext(
        "/knowledge/relations.csv", plain(request -> Tables.relations(collection)));
    server.createContext(
        "/_sandbox/stats", plain(request -> Reply.json(Reply.Kind.OTHER, 200, report(stats, bad))));
    server.start();
    return new SandboxServer(server, threads, options.host());
  }

  private static HttpServer bound(SandboxOptions options) {
    InetSocketAddress address = new InetSocketAddress(options.host(), options.port());
    if (address.isUnresolved()) {
      throw new AsterismException(
          "The address %s cannot be listened on".formatted(options.host()),
          "no such host is known here",
          "Use 127.0.0.1, or 0.0.0.0 for every interface.");
    }
    // Without it the JDK's server waits for acknowledgements, 40 ms an answer on a kept connection.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      return HttpServer.create(address, 64);
    } catch (BindException e) {
      throw new PortTakenException(options.host(), options.port(), e);
    } catch (IOException e) {
      throw new AsterismException(
          "The address %s:%d cannot be listened on".formatted(options.host(), options.port()),
          String.valueOf(e.getMessage()),
          "Choose another host or port.",
          e);
    }
  }

  @FunctionalInterface
  private interface Answer {
    Reply to(Request request);
  }

  /** Serves what belongs to no museum: neither counted nor limited nor spoiled. */
  private static HttpHandler plain(Answer answer) {
    return (HttpExchange exchange) -> {
      try (exchange) {
        Request request = Request.of(exchange);
        Gate.send(exchange, request, answer.to(request), null);
      }
    };
  }

  private static Map<String, Object> report(Stats stats, BadPictures bad) {
    Map<String, Object> report = new LinkedHashMap<>(stats.summary());
    report.put(
        "bad_pictures",
        bad.works().stream()
            .map(work -> Map.of("source", work.museum().key(), "source_id", work.sourceId()))
            .toList());
    return report;
  }

  /** A part of the picture's path that no other work's path has. */
  private static String pictureTag(Work work) {
    return switch (work.museum()) {
      case AIC -> "/" + AicRecord.imageId(work) + "/";
      case MET -> "/" + MetRecord.fileName(work);
      case COMMONS -> "/" + CommonsFile.of(work).name();
    };
  }

  /** Where the museums are, such as {@code http://127.0.0.1:40123}. */
  public URI baseUri() {
    return URI.create("http://" + host + ":" + port());
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
