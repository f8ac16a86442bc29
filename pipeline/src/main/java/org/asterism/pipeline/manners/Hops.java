package org.asterism.pipeline.manners;

import crawlercommons.robots.BaseRobotRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.asterism.core.AsterismException;

/**
 * One attempt at a request: from address to address as the server redirects. At each the same is
 * asked: whether it is public, whether robots.txt allows it, whose turn it is.
 */
final class Hops {
  /** A turn ends for the turnstile this long after the request must have ended here. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Manners manners;
  private final Wire wire;
  private final RobotsRules robots = new RobotsRules();

  Hops(Manners manners, Wire wire) {
    this.manners = manners;
    this.wire = wire;
  }

  /**
   * @param repetition how many attempts there were before
   * @throws TryLaterException if another attempt may have more luck
   * @throws NoMoreException if none may
   */
  Answer follow(Request request, int repetition, Turnstile turnstile, RobotsRules.Reader reader)
      throws InterruptedException {
    Redirection way = new Redirection(request.uri());
    while (true) {
      URI at = way.current();
      InetAddress address = checked(way, repetition);
      BaseRobotRules rules = robots.of(at, reader);
      if (!rules.isAllowed(at.toString())) {
        return new Answer.Refused(at, "robots.txt of %s forbids it".formatted(at.getAuthority()));
      }
      int limit = (int) Math.min(manners.maxBytes(), Integer.MAX_VALUE - 8);
      Visit visit = new Visit(at, address, RobotsRules.slowed(rate(), rules), limit, repetition);
      Response response = ask(visit, request.headersFor(at), turnstile);
      if (response.isGatekeepers()) {
        throw throttling(at, response, repetition, turnstile);
      }
      if (!response.isRedirection()) {
        return answer(at, response, request);
      }
      Optional<String> refusal = way.follow(response.header("Location"));
      if (refusal.isPresent()) {
        throw astray(refusal.get());
      }
    }
  }

  /** The last answer on the way to a robots.txt, whatever it is. */
  Response robotsTxt(URI robotsTxt, int repetition, Turnstile turnstile)
      throws InterruptedException {
    Redirection way = new Redirection(robotsTxt);
    while (true) {
      URI at = way.current();
      Visit visit =
          new Visit(at, checked(way, repetition), rate(), RobotsRules.MOST_BYTES, repetition);
      Response response = ask(visit, Map.of(), turnstile);
      if (!response.isRedirection() || way.follow(response.header("Location")).isPresent()) {
        return response;
      }
    }
  }

  private double rate() {
    return manners.requestsPerSecond();
  }

  /**
   * Looks the name up, once for this hop: what is checked is what is connected to. A host of
   * several addresses is tried at another with each attempt.
   */
  private InetAddress checked(Redirection way, int repetition) throws InterruptedException {
    URI at = way.current();
    InetAddress[] addresses;
    try {
      addresses = wire.addressesOf(at);
    } catch (IOException e) {
      requireFitForLive(way);
      throw TryLaterException.afterBackOff(noAnswer("unknown host", e), true);
    }
    for (InetAddress each : addresses) {
      if (PrivateNetwork.holds(each) && !manners.trusts(at)) {
        String reason = "%s is a private address".formatted(WebAddress.hostAndPort(at));
        if (way.isStart()) {
          throw new NoMoreException(new Answer.Refused(at, reason));
        }
        throw astray("redirected: " + reason);
      }
    }
    InetAddress address = addresses[repetition % addresses.length];
    if (!address.isLoopbackAddress()) {
      requireFitForLive(way);
    }
    return address;
  }

  /** A server in trouble sends people anywhere: it is asked again before it is believed. */
  private static TryLaterException astray(String reason) {
    return TryLaterException.afterBackOff(reason, false);
  }

  private void requireFitForLive(Redirection way) {
    try {
      manners.requireFitForLive(way.current());
    } catch (AsterismException e) {
      if (way.isStart()) {
        throw e;
      }
      throw new NoMoreException(new Answer.Refused(way.current(), "redirected: " + e.getMessage()));
    }
  }

  /** One request to one address. */
  private record Visit(URI uri, InetAddress address, double rate, int limit, int repetition) {}

  private Response ask(Visit visit, Map<String, String> headers, Turnstile turnstile)
      throws InterruptedException {
    Turn.Granted turn = turn(visit, turnstile);
    Toll toll = new Toll(visit.repetition() > 0, false, 0);
    try {
      Response response =
          wire.get(visit.uri(), visit.address(), headers, visit.limit(), turn::sent);
      toll = new Toll(visit.repetition() > 0, response.status() == 304, response.body().length);
      if (response.asksForPatience()) {
        throw throttling(visit.uri(), response, visit.repetition(), turnstile);
      }
      if (response.isPassingFailure()) {
        throw TryLaterException.afterBackOff("HTTP " + response.status(), true);
      }
      return response;
    } catch (IOException e) {
      throw TryLaterException.afterBackOff(noAnswer("no answer", e), true);
    } finally {
      turn.leave(toll);
    }
  }

  private Turn.Granted turn(Visit visit, Turnstile turnstile) throws InterruptedException {
    Turn turn =
        turnstile.enter(
            new Errand(
                manners.source(),
                WebAddress.server(visit.uri()),
                visit.rate(),
                manners.concurrency(),
                manners.budget(),
                manners.timeout().plus(GRACE)));
    if (turn instanceof Turn.Granted granted) {
      return granted;
    }
    if (turn instanceof Turn.Closed closed) {
      throw new NoMoreException(
          new Answer.Unavailable(
              visit.uri(),
              "%s asked to be left alone for another %,d seconds"
                  .formatted(visit.uri().getHost(), closed.remaining().toSeconds())));
    }
    throw new NoMoreException(
        new Answer.OverBudget(
            visit.uri(),
            "the %,d requests %s may be asked in a run are used up"
                .formatted(manners.budget(), manners.source())));
  }

  private TryLaterException throttling(
      URI uri, Response response, int repetition, Turnstile turnstile) {
    return new Throttling(turnstile, manners.source())
        .by(
            uri,
            "HTTP " + response.status(),
            true,
            RetryAfter.seconds(response.header("Retry-After")),
            repetition);
  }

  private Answer answer(URI at, Response response, Request request) {
    if (response.status() == 304 && request.isConditional()) {
      return new Answer.NotModified(request.uri());
    }
    // A part is what was asked for, or nothing that can be used.
    boolean part = response.status() == 206 && request.headers().containsKey("Range");
    if (response.status() != 200 && !part) {
      return new Answer.Refused(at, "HTTP %d".formatted(response.status()));
    }
    if (!response.whole()) {
      return new Answer.Refused(
          at, "larger than the limit of %,d bytes".formatted(manners.maxBytes()));
    }
    return new Answer.Given(at, response.contentType(), response.validators(), response.body());
  }

  private static String noAnswer(String what, IOException e) {
    String detail = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return "%s (%s)".formatted(what, detail);
  }
}
