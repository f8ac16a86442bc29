package org.asterism.pipeline.manners;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What each host's robots.txt lets this crawler ask for (RFC 9309). Read once a day and host; that
 * it cannot be had is remembered for some minutes.
 */
final class RobotsRules {
  /** What is read of a robots.txt (section 2.5). */
  static final int MOST_BYTES = 500 * 1024;

  /** The product name robots.txt files would name. */
  private static final String AGENT = "asterism";

  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration FAILURE_KEPT = Duration.ofMinutes(5);

  private final Map<String, Host> hosts = new ConcurrentHashMap<>();

  /** One host's rules, or why there are none. */
  private static final class Host {
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable BaseRobotRules rules;
    private @Nullable String failure;
    private volatile long until;

    private boolean isKnown() {
      return until - System.nanoTime() > 0 && (rules != null || failure != null);
    }
  }

  /** Gets a robots.txt, with all its attempts. */
  interface Reader {
    Response read(URI address) throws InterruptedException;
  }

  /**
   * The rules for an address.
   *
   * @throws NoMoreException if robots.txt cannot be had: then nothing else is asked either
   */
  BaseRobotRules of(URI uri, Reader reader) throws InterruptedException {
    Host host = hosts.computeIfAbsent(WebAddress.origin(uri), any -> new Host());
    // Whoever comes while it is read waits for it, rather than reading it too.
    host.reading.lockInterruptibly();
    try {
      if (!host.isKnown()) {
        read(host, URI.create(WebAddress.origin(uri) + "/robots.txt"), reader);
      }
      if (host.rules == null) {
        throw new NoMoreException(new Answer.Unavailable(uri, String.valueOf(host.failure)));
      }
      return host.rules;
    } finally {
      host.reading.unlock();
    }
  }

  private static void read(Host host, URI address, Reader reader) throws InterruptedException {
    try {
      host.rules = rules(address, reader.read(address));
      host.until = System.nanoTime() + KEPT.toNanos();
    } catch (TryLaterException e) {
      remember(host, e.getMessage());
    } catch (NoMoreException e) {
      if (!(e.answer() instanceof Answer.Refused refused)) {
        throw e;
      }
      remember(host, refused.reason());
    }
  }

  private static void remember(Host host, String failure) {
    host.rules = null;
    host.failure = "robots.txt cannot be had: " + failure;
    host.until = System.nanoTime() + FAILURE_KEPT.toNanos();
  }

  private static BaseRobotRules rules(URI address, Response response) {
    if (response.status() == 200) {
      return new SimpleRobotRulesParser()
          .parseContent(
              address.toString(), response.body(), response.contentType(), List.of(AGENT));
    }
    // Section 2.3.1.3: a robots.txt that is refused or absent forbids nothing.
    return new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
  }

  /** Requests a second that rules leave of a rate; 0 is no limit. */
  static double slowed(double rate, BaseRobotRules rules) {
    long millis = rules.getCrawlDelay();
    if (millis <= 0) {
      return rate;
    }
    double asked = 1000.0 / millis;
    return rate <= 0 ? asked : Math.min(rate, asked);
  }
}
