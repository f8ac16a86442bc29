package org.asterism.sandbox.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.asterism.sandbox.collection.Museum;
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

  private final Museum museum;
  private final Supplier<Dialect> dialects;
  private final FaultPlan faults;
  private final RateLimiter limiter;
  private final Stats stats;
  private final BadPictures bad;
  private final Spoiler spoiler;
  private final Map<String, Integer> attempts =
      new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > REMEMBERED_TARGETS;
        }
      };

  /**
   * @param dialects gives the dialect over what the museum shows at the moment
   */
  Gate(
      Museum museum,
      Supplier<Dialect> dialects,
      SandboxOptions options,
      Stats stats,
      BadPictures bad,
      Spoiler spoiler) {
    this.museum = museum;
    this.dialects = dialects;
    this.faults = options.faults();
    this.limiter = new RateLimiter(options.rate());
    this.stats = stats;
    this.bad = bad;
    this.spoiler = spoiler;
  }

  static Reply robots() {
    return ROBOTS;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      stats.arrived(museum);
      Request request = Request.of(exchange);
      Dialect dialect = dialects.get();
      if (request.path().equals("/" + museum.key() + "/robots.txt")) {
        finish(exchange, request, ROBOTS, null);
        return;
      }
      long wait = limiter.secondsToWait(System.nanoTime());
      if (wait > 0) {
        stats.refusedForRate(museum);
        finish(exchange, request, dialect.tooMany(request, wait), null);
        return;
      }
      Optional<Reply> round = Spoiler.round(dialect, request);
      if (round.isPresent()) {
        finish(exchange, request, round.get(), null);
        return;
      }
      Reply reply = safely(dialect, request);
      Optional<Fault> never =
          reply.kind() == Reply.Kind.IMAGE && reply.status() == 200
              ? bad.at(request.path())
              : Optional.empty();
      if (never.isPresent()) {
        Reply broken = spoiler.neverWhole(never.get(), dialect, request, reply);
        finish(exchange, request, broken, null);
        return;
      }
      Reply fresh = reply.unlessKnown(request);
      @Nullable Fault fault =
          faults
              .draw(
                  request.target(),
                  attempt(request.target()),
                  each -> spoiler.suits(each, dialect, request, fresh))
              .orElse(null);
      Reply told = fault == null ? fresh : spoiler.spoiled(fault, dialect, request, fresh);
      finish(exchange, request, told, fault);
    }
  }

  private void finish(HttpExchange exchange, Request request, Reply reply, @Nullable Fault fault)
      throws IOException {
    stats.answered(museum, request.target(), reply, fault);
    send(exchange, request, reply, fault);
  }

  private static Reply safely(Dialect dialect, Request request) {
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
