package org.asterism.pipeline.manners;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RateLimiter;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A client that keeps its {@link Manners}: at most the stated rate to each host, robots.txt obeyed,
 * Retry-After waited for, failures tried again after growing, jittered pauses. One per JVM and
 * manners; safe for use by several tasks at once.
 */
public final class PoliteHttp {
  private static final Map<Manners, PoliteHttp> SHARED = new ConcurrentHashMap<>();
  private static final Set<Integer> THROTTLING = Set.of(429, 503);
  private static final Set<Integer> PASSING = Set.of(408, 500, 502, 504);
  private static final double JITTER = 0.25;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(10);

  private final Manners manners;
  private final HttpClient client;
  private final Map<String, RateLimiter<Object>> rates = new ConcurrentHashMap<>();
  private final RobotsRules robots;
  private final RetryPolicy<Answer> retries;

  private PoliteHttp(Manners manners) {
    this.manners = manners;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(manners.timeout())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    this.robots = new RobotsRules(manners.userAgent(), this::once);
    this.retries =
        RetryPolicy.<Answer>builder()
            .handle(TryLaterException.class)
            .withMaxAttempts(manners.attempts())
            .withBackoff(FIRST_PAUSE, LONGEST_PAUSE)
            .withJitter(JITTER)
            .withDelayFnOn(
                last -> ((TryLaterException) last.getLastException()).retryAfter(),
                TryLaterException.class)
            .build();
  }

  /** The client all tasks of this JVM share. */
  public static PoliteHttp keeping(Manners manners) {
    return SHARED.computeIfAbsent(manners, PoliteHttp::new);
  }

  public static PoliteHttp keeping(Manners manners, TurnstileAddress turnstile) {
    return keeping(manners);
  }

  public Answer get(URI uri, Map<String, String> headers, Validators held, Objection.Judge judge) {
    return get(uri, judge);
  }

  /** Asks for a resource. */
  public Answer get(URI uri) {
    return get(uri, given -> Optional.empty());
  }

  /** Asks for a resource until the judge has no objection to the answer, or attempts run out. */
  public Answer get(URI uri, Objection.Judge judge) {
    if (uri.getHost() == null) {
      return new Answer.Refused(uri, "the address names no host");
    }
    manners.requireFitFor(uri);
    try {
      return Failsafe.with(retries).get(() -> attempt(uri, judge));
    } catch (TryLaterException e) {
      String reason = "%s, %d times".formatted(e.getMessage(), manners.attempts());
      return e.passing ? new Answer.Unavailable(uri, reason) : new Answer.Refused(uri, reason);
    } catch (FailsafeException e) {
      // What is left is an interrupted pause between two attempts.
      Thread.currentThread().interrupt();
      return new Answer.Unavailable(uri, "interrupted");
    }
  }

  private Answer attempt(URI uri, Objection.Judge judge) {
    if (!robots.allow(uri)) {
      return new Answer.Refused(uri, "robots.txt of %s forbids it".formatted(uri.getAuthority()));
    }
    Answer answer = once(uri);
    if (answer instanceof Answer.Given given) {
      judge
          .objectionTo(given)
          .ifPresent(
              objection -> {
                throw new TryLaterException(objection);
              });
    }
    return answer;
  }

  private Answer once(URI uri) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(manners.timeout())
            .header("User-Agent", manners.userAgent())
            .build();
    try {
      waitForTurn(uri);
      long asked = System.nanoTime();
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      return readUntil(asked + manners.timeout().toNanos(), response);
    } catch (IOException e) {
      String detail = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw later("no answer (%s)".formatted(detail), OptionalLong.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw later("interrupted", OptionalLong.empty());
    }
  }

  /** The request's own timeout ends with the headers; a body may fall silent too. */
  private Answer readUntil(long deadline, HttpResponse<InputStream> response) throws IOException {
    CompletableFuture<Void> alarm =
        new CompletableFuture<Void>()
            .completeOnTimeout(null, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    try (InputStream body = response.body()) {
      alarm.thenRun(() -> close(body));
      return read(response, body);
    } catch (IOException e) {
      throw alarm.isDone() ? new HttpTimeoutException("the body did not end in time") : e;
    } finally {
      alarm.cancel(false);
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // Whoever reads the body learns of it.
    }
  }

  private Answer read(HttpResponse<InputStream> response, InputStream body) throws IOException {
    int status = response.statusCode();
    String type = response.headers().firstValue("Content-Type").orElse("");
    // The Met's and the Art Institute's gatekeepers throttle with a page of HTML under 403.
    boolean gatekeeper = status == 403 && type.startsWith("text/html");
    if (THROTTLING.contains(status) || PASSING.contains(status) || gatekeeper) {
      throw later("HTTP %d".formatted(status), RetryAfter.seconds(response.headers()));
    }
    if (status != 200) {
      return new Answer.Refused(response.uri(), "HTTP %d".formatted(status));
    }
    byte[] content = body.readNBytes((int) Math.min(manners.maxBytes() + 1, Integer.MAX_VALUE - 8));
    if (content.length > manners.maxBytes()) {
      return new Answer.Refused(
          response.uri(), "larger than the limit of %,d bytes".formatted(manners.maxBytes()));
    }
    return new Answer.Given(response.uri(), type, Validators.NONE, content);
  }

  private static TryLaterException later(String reason, OptionalLong waitSeconds) {
    return new TryLaterException(new Objection(reason, waitSeconds, true));
  }

  private void waitForTurn(URI uri) throws InterruptedException {
    if (manners.requestsPerSecond() > 0) {
      long between = (long) (1_000_000_000L / manners.requestsPerSecond());
      rates
          .computeIfAbsent(
              uri.getAuthority(),
              host -> RateLimiter.smoothBuilder(Duration.ofNanos(between)).build())
          .acquirePermit();
    }
  }

  /** A failure that may pass. */
  static final class TryLaterException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final OptionalLong waitSeconds;
    private final boolean passing;

    TryLaterException(Objection objection) {
      super(objection.reason());
      this.waitSeconds = objection.waitSeconds();
      this.passing = objection.passing();
    }

    /**
     * The pause the server asked for, made longer by as much as jitter may take off again; a
     * negative one leaves it to the back-off.
     */
    Duration retryAfter() {
      if (waitSeconds.isEmpty()) {
        return Duration.ofSeconds(-1);
      }
      long seconds = Math.min(waitSeconds.getAsLong(), LONGEST_RETRY_AFTER.toSeconds());
      return Duration.ofMillis((long) Math.ceil(seconds * 1000 / (1 - JITTER)));
    }
  }
}
