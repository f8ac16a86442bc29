package org.asterism.pipeline.manners;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** An HTTP server of this machine that answers as scripted and notes when it was asked what. */
public final class TinyServer implements AutoCloseable {
  static {
    // Read once by the JDK's server; without it an answer on a kept connection waits 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, List<Reply>> scripts = new ConcurrentHashMap<>();
  private final Set<InetSocketAddress> callers = ConcurrentHashMap.newKeySet();
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

  /** One way of answering. */
  public interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  /**
   * What arrived.
   *
   * @param headers the first of each name, in lower case
   * @param nanos when, by {@link System#nanoTime}
   */
  public record Request(String target, Map<String, String> headers, long nanos) {
    public String userAgent() {
      return headers.getOrDefault("user-agent", "");
    }
  }

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
    long now = System.nanoTime();
    callers.add(exchange.getRemoteAddress());
    String path = exchange.getRequestURI().getPath();
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    requests.add(new Request(exchange.getRequestURI().toString(), headers, now));
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

  /** A body of zeros, packed, of that many bytes when unpacked. */
  public static Reply packedZeros(long size) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      exchange.sendResponseHeaders(200, 0);
      byte[] zeros = new byte[1 << 16];
      try (OutputStream packed = new GZIPOutputStream(exchange.getResponseBody())) {
        for (long left = size; left > 0; left -= zeros.length) {
          packed.write(zeros, 0, (int) Math.min(left, zeros.length));
        }
      }
    };
  }

  /** A byte now and then, and never the last. */
  public static Reply dripping() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1_000_000);
      try {
        while (true) {
          exchange.getResponseBody().write('.');
          exchange.getResponseBody().flush();
          Thread.sleep(50);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** The text, unless its version is held. */
  public static Reply versioned(String etag, String text) {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", etag);
      if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
      } else {
        text(text).to(exchange);
      }
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

  /** All requests so far, in the order they came. */
  public List<Request> allRequests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** All requests so far but those for robots.txt. */
  public List<Request> requests() {
    synchronized (requests) {
      return requests.stream().filter(each -> !each.target().equals("/robots.txt")).toList();
    }
  }

  /** How many connections requests came by. */
  public int connections() {
    return callers.size();
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
