package org.asterism.sandbox.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts each request of one museum, refuses what comes too fast, and spoils some answers. */
final class Gate implements HttpHandler {
  private static final int REMEMBERED_TARGETS = 100_000;
  private static final Reply ROBOTS =
      Reply.text(
          Reply.Kind.ROBOTS,
          200,
          "text/plain; charset=utf-8",
          "User-agent: *\nDisallow: /_sandbox/\nAllow: /\n");

  private final Dialect dialect;
  private final FaultPlan faults;
  private final RateLimiter limiter;
  private final Stats stats;
  private final Set<String> badTags;
  private final Map<String, Integer> attempts =
      new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > REMEMBERED_TARGETS;
        }
      };

  /**
   * @param badTags parts of the paths of pictures that are never whole
   */
  Gate(Dialect dialect, FaultPlan faults, Rate rate, Stats stats, Set<String> badTags) {
    this.dialect = dialect;
    this.faults = faults;
    this.limiter = new RateLimiter(rate);
    this.stats = stats;
    this.badTags = badTags;
  }

  static Reply robots() {
    return ROBOTS;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = Request.of(exchange);
      if (request.path().equals("/" + dialect.museum().key() + "/robots.txt")) {
        send(exchange, request, ROBOTS, null);
        return;
      }
      long now = System.nanoTime();
      stats.arrived(dialect.museum(), now);
      long wait = limiter.secondsToWait(now);
      if (wait > 0) {
        stats.refusedForRate(dialect.museum());
        Reply refusal = dialect.tooMany(request, wait);
        stats.answered(dialect.museum(), refusal, null);
        send(exchange, request, refusal, null);
        return;
      }
      @Nullable Fault fault = faults.draw(request.target(), attempt(request.target())).orElse(null);
      Reply reply = spoiled(request, safely(request), fault);
      stats.answered(dialect.museum(), reply, fault);
      send(exchange, request, reply, fault);
    }
  }

  private Reply safely(Request request) {
    try {
      return dialect.answer(request);
    } catch (RuntimeException e) {
      System.getLogger(Gate.class.getName())
          .log(System.Logger.Level.ERROR, "answering " + request.target(), e);
      return Reply.html(Reply.Kind.OTHER, 500, "500", "<h1>The sandbox itself failed</h1>");
    }
  }

  private int attempt(String target) {
    synchronized (attempts) {
      int before = attempts.getOrDefault(target, 0);
      attempts.put(target, before + 1);
      return before;
    }
  }

  private Reply spoiled(Request request, Reply reply, @Nullable Fault fault) {
    if (reply.kind() == Reply.Kind.IMAGE && reply.status() == 200) {
      Optional<String> bad =
          badTags.stream().filter(tag -> request.path().contains(tag)).findFirst();
      if (bad.isPresent()) {
        return bad.get().hashCode() % 2 == 0 ? cutShort(reply) : webPage(reply);
      }
    }
    if (fault == null) {
      return reply;
    }
    return switch (fault) {
      case TOO_MANY_REQUESTS -> dialect.tooMany(request, 1);
      case SERVER_ERROR ->
          Reply.html(
              reply.kind(), 500, "500 Internal Server Error", "<h1>Internal Server Error</h1>");
      case TRUNCATED -> cutShort(reply);
      case HTML -> webPage(reply);
      case DROPPED -> reply;
    };
  }

  private static Reply cutShort(Reply reply) {
    return new Reply(
        reply.kind(),
        reply.status(),
        reply.contentType(),
        reply.headers(),
        Arrays.copyOf(reply.body(), reply.body().length / 2));
  }

  private static Reply webPage(Reply reply) {
    return Reply.html(
        reply.kind(),
        reply.kind() == Reply.Kind.IMAGE ? 200 : 403,
        "Just a moment",
        "<p>Checking your browser before you proceed.</p>");
  }

  static void send(HttpExchange exchange, Request request, Reply reply, @Nullable Fault fault)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    boolean bodiless = request.headOnly() || reply.status() == 304 || reply.body().length == 0;
    exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : reply.body().length);
    if (bodiless) {
      return;
    }
    OutputStream out = exchange.getResponseBody();
    if (fault == Fault.DROPPED) {
      // Fewer bytes than announced: closing the exchange then closes the connection.
      out.write(reply.body(), 0, reply.body().length / 2);
      out.flush();
      return;
    }
    out.write(reply.body());
    out.close();
  }
}
