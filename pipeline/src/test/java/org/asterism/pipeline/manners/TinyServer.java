package org.asterism.pipeline.manners;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server of this machine that answers as scripted and notes when it was asked what. */
public final class TinyServer implements AutoCloseable {
  static {
    // Read once by the JDK's server; without it an answer on a kept connection waits 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, List<Reply>> scripts = new ConcurrentHashMap<>();
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

  /** One way of answering. */
  public interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  /**
   * What arrived.
   *
   * @param nanos when, by {@link System#nanoTime}
   */
  public record Request(String target, String userAgent, long nanos) {}

  public TinyServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Answers requests for a path with these replies in turn, the last one for ever. */
  public TinyServer on(String path, Reply... replies) {
    scripts.put(path, new ArrayList<>(List.of(replies)));
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(
        new Request(
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("User-Agent"),
            System.nanoTime()));
    try (exchange) {
      next(path).to(exchange);
    }
  }

  private Reply next(String path) {
    List<Reply> script = scripts.getOrDefault(path, List.of(status(404)));
    synchronized (script) {
      return script.size() > 1 ? script.remove(0) : script.get(0);
    }
  }

  public static Reply body(String type, byte[] body) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    };
  }

  public static Reply text(String text) {
    return body("text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply json(String text) {
    return body("application/json", text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param headers names and values in turn
   */
  public static Reply status(int status, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /** Half of what was announced, then the connection ends. */
  public static Reply dropped() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write(new byte[500]);
      exchange.getResponseBody().flush();
    };
  }

  public URI at(String target) {
    return URI.create(
        "http://%s:%d%s"
            .formatted(
                server.getAddress().getAddress().getHostAddress(),
                server.getAddress().getPort(),
                target));
  }

  /** All requests so far but those for robots.txt. */
  public List<Request> requests() {
    synchronized (requests) {
      return requests.stream().filter(each -> !each.target().equals("/robots.txt")).toList();
    }
  }

  public List<Request> requestsForRobots() {
    synchronized (requests) {
      return requests.stream().filter(each -> each.target().equals("/robots.txt")).toList();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
