package org.asterism.pipeline.manners;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A client that keeps its {@link Manners}: at most the stated rate to each host, robots.txt obeyed,
 * Retry-After waited for, failures tried again after growing, jittered pauses. One per JVM, manners
 * and turnstile; safe for use by several tasks at once.
 */
public final class PoliteHttp {
  private static final Map<Key, PoliteHttp> SHARED = new ConcurrentHashMap<>();
  private static final Map<Manners, Wire> WIRES = new ConcurrentHashMap<>();
  private static final double JITTER = 0.25;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Manners manners;
  private final Hops hops;
  private final Turnstile turnstile;
  private final RetryPolicy<Object> retries;

  private record Key(Manners manners, @Nullable TurnstileAddress turnstile) {}

  private PoliteHttp(Manners manners, Wire wire, Turnstile turnstile) {
    this.manners = manners;
    this.hops = new Hops(manners, wire);
    this.turnstile = turnstile;
    this.retries =
        RetryPolicy.builder()
            .handle(TryLaterException.class)
            .withMaxAttempts(manners.attempts())
            .withBackoff(FIRST_PAUSE, LONGEST_PAUSE)
            .withJitter(JITTER)
            .withDelayFnOn(
                last -> ((TryLaterException) last.getLastException()).pause(),
                TryLaterException.class)
            .build();
  }

  /** The client all threads of this JVM share; its rate is kept by this JVM alone. */
  public static PoliteHttp keeping(Manners manners) {
    return SHARED.computeIfAbsent(
        new Key(manners, null),
        key -> new PoliteHttp(manners, wire(manners), new LocalTurnstile()));
  }

  /** The client all tasks of this JVM share; its rate is kept by all who use the turnstile. */
  public static PoliteHttp keeping(Manners manners, TurnstileAddress turnstile) {
    Key key = new Key(manners, turnstile);
    PoliteHttp known = SHARED.get(key);
    if (known == null) {
      known =
          SHARED.computeIfAbsent(
              key, any -> new PoliteHttp(manners, wire(manners), new RemoteTurnstile(turnstile)));
      SHARED.entrySet().removeIf(each -> isOfAnEarlierRun(each.getKey(), each.getValue(), key));
    }
    return known;
  }

  private static boolean isOfAnEarlierRun(Key each, PoliteHttp http, Key now) {
    boolean earlier =
        each.turnstile() != null
            && each.manners().equals(now.manners())
            && !each.turnstile().equals(now.turnstile());
    if (earlier && http.turnstile instanceof RemoteTurnstile remote) {
      remote.retire();
    }
    return earlier;
  }

  private static Wire wire(Manners manners) {
    return WIRES.computeIfAbsent(manners, any -> new Wire(manners, InetAddress::getAllByName));
  }

  /** One that shares nothing, and looks names up elsewhere. */
  static PoliteHttp alone(Manners manners, Turnstile turnstile, Wire.Lookup names) {
    return new PoliteHttp(manners, new Wire(manners, names), turnstile);
  }

  /** Asks for a resource. */
  public Answer get(URI uri) {
    return get(uri, given -> Optional.empty());
  }

  /** Asks for a resource until the judge has no objection to the answer, or attempts run out. */
  public Answer get(URI uri, Objection.Judge judge) {
    return get(uri, Map.of(), Validators.NONE, judge);
  }

  /**
   * Asks for a resource, unless what is held is still good, until the judge has no objection.
   *
   * @param headers sent along, but not to another host the server redirects to
   * @param held what the server called the version that is held
   */
  public Answer get(URI uri, Map<String, String> headers, Validators held, Objection.Judge judge) {
    Optional<String> refusal = WebAddress.refusal(uri);
    if (refusal.isPresent()) {
      return new Answer.Refused(uri, refusal.get());
    }
    Request request = new Request(uri, headers, held);
    try {
      return Failsafe.with(retries)
          .get(attempt -> judged(request, attempt.getAttemptCount(), judge));
    } catch (NoMoreException e) {
      return e.answer();
    } catch (TryLaterException e) {
      String reason = times(e);
      return e.isPassing() ? new Answer.Unavailable(uri, reason) : new Answer.Refused(uri, reason);
    } catch (FailsafeException e) {
      // What is left is an interrupted wait.
      Thread.currentThread().interrupt();
      return new Answer.Unavailable(uri, "interrupted");
    }
  }

  private String times(TryLaterException e) {
    return "%s, %d times".formatted(e.getMessage(), manners.attempts());
  }

  private Answer judged(Request request, int repetition, Objection.Judge judge)
      throws InterruptedException {
    Answer answer = hops.follow(request, repetition, turnstile, this::robotsTxt);
    if (answer instanceof Answer.Given given) {
      Optional<Objection> objection = judge.objectionTo(given);
      if (objection.isPresent()) {
        throw later(given.uri(), objection.get(), repetition);
      }
    }
    return answer;
  }

  private TryLaterException later(URI uri, Objection objection, int repetition) {
    OptionalLong wait = objection.waitSeconds();
    return wait.isEmpty()
        ? TryLaterException.afterBackOff(objection.reason(), objection.passing())
        : new Throttling(turnstile, manners.source())
            .by(uri, objection.reason(), objection.passing(), wait, repetition);
  }

  /** robots.txt has attempts of its own, so that those of a picture are not spent on it. */
  private Response robotsTxt(URI address) throws InterruptedException {
    try {
      return Failsafe.with(retries)
          .get(attempt -> hops.robotsTxt(address, attempt.getAttemptCount(), turnstile));
    } catch (TryLaterException e) {
      throw TryLaterException.afterBackOff(times(e), true);
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      throw e;
    }
  }
}
