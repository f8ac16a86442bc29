package org.asterism.sandbox.server;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.asterism.core.AsterismException;
import org.asterism.sandbox.collection.Collection;
import org.asterism.sandbox.collection.Museum;

/** A running museum. Close it to free its port. */
public final class SandboxServer implements AutoCloseable {
  /** Enough that eight clients at once, and who looks at the statistics, find one each. */
  private static final int THREADS = 16;

  private final HttpServer server;
  private final ExecutorService threads;
  private final String host;
  private final Canary canary = new Canary();
  private final PictureStore store;
  private final Stats stats;
  private final BadPictures bad;
  private volatile Exhibition exhibition;

  private SandboxServer(HttpServer server, Collection collection, SandboxOptions options) {
    this.server = server;
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "sandbox");
              thread.setDaemon(true);
              return thread;
            });
    this.host = options.host();
    this.store = new PictureStore((long) options.drawnMebibytes() << 20);
    this.stats = new Stats(options.statedRate());
    this.bad = BadPictures.of(collection, options.faults());
    this.exhibition = exhibition(collection);
  }

  /**
   * Opens the doors.
   *
   * @throws PortTakenException if another program listens there
   */
  public static SandboxServer start(Collection collection, SandboxOptions options) {
    HttpServer server = bound(options);
    try {
      SandboxServer museum = new SandboxServer(server, collection, options);
      museum.open(options);
      return museum;
    } catch (RuntimeException e) {
      server.stop(0);
      throw e;
    }
  }

  private void open(SandboxOptions options) {
    server.setExecutor(threads);
    Spoiler spoiler = new Spoiler(canary);
    for (Museum each : Museum.values()) {
      server.createContext(
          "/" + each.key() + "/",
          new Gate(each, () -> exhibition.dialect(each), options, stats, bad, spoiler));
    }
    server.createContext(
        "/",
        plain(
            request ->
                request.path().equals("/")
                    ? WorkPage.wall(request, exhibition.collection().title(), exhibition.open())
                    : Reply.notFound(Reply.Kind.PAGE)));
    server.createContext("/robots.txt", plain(request -> Gate.robots()));
    server.createContext("/truth.csv", plain(request -> Tables.truth(exhibition.collection())));
    server.createContext(
        "/knowledge/relations.csv", plain(request -> Tables.relations(exhibition.collection())));
    server.createContext(
        "/_sandbox/stats", answered(request -> Reply.json(Reply.Kind.OTHER, 200, report())));
    canary.open();
    server.start();
  }

  /**
   * Shows another collection, or another state of the same, from the next request on. Statistics go
   * on, and the pictures that are never whole stay those of the first collection.
   */
  public void show(Collection collection) {
    exhibition = exhibition(collection);
  }

  /** Statistics begin anew, as if the doors opened now. */
  public void countAnew() {
    stats.beginAnew();
  }

  private Exhibition exhibition(Collection collection) {
    Pictures pictures = new Pictures(collection, store);
    if (store.keepsDrawn()) {
      pictures.drawAll();
    }
    return Exhibition.of(collection, pictures);
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
      return HttpServer.create(address, 256);
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

  /** Serves what belongs to no museum: counted, but neither limited nor spoiled. */
  private HttpHandler plain(Answer answer) {
    HttpHandler answered = answered(answer);
    return exchange -> {
      stats.arrivedElsewhere();
      answered.handle(exchange);
    };
  }

  private static HttpHandler answered(Answer answer) {
    return exchange -> {
      try (exchange) {
        Request request = Request.of(exchange);
        Gate.send(exchange, request, answer.to(request), null);
      }
    };
  }

  private Map<String, Object> report() {
    Map<String, Object> report = new LinkedHashMap<>(stats.summary());
    report.put("canary_hits", canary.hits());
    report.put("bad_pictures", bad.summary());
    return report;
  }

  /** Where the museums are, such as {@code http://127.0.0.1:40123}. */
  public URI baseUri() {
    return URI.create("http://" + host + ":" + port());
  }

  /** What is on show, in a few words. */
  public String title() {
    return exhibition.collection().title();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    canary.close();
    store.close();
  }
}
