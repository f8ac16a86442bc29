package org.asterism.pipeline.manners;

import java.io.Serializable;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.asterism.core.AsterismException;
import org.jspecify.annotations.Nullable;

/**
 * How to behave towards one host.
 *
 * @param source whose budget and account a request is charged to
 * @param contact who runs the crawl: an address or page, named in the User-Agent
 * @param requestsPerSecond the most a host is asked over all executors; 0 means as fast as it goes,
 *     which only a server on this machine is asked for
 * @param concurrency the most requests under way at one host at once, where there is a rate
 * @param budget the most requests in one run, or null for any number
 * @param timeout for one answer, from connecting to its last byte
 * @param attempts how often a request is made before it is given up, at least 1
 * @param maxBytes the largest body taken, unpacked
 * @param trusted hosts with their ports, such as "127.0.0.1:8080", that may be in a private network
 *     because the operator named them
 */
public record Manners(
    String source,
    String contact,
    double requestsPerSecond,
    int concurrency,
    @Nullable Long budget,
    Duration timeout,
    int attempts,
    long maxBytes,
    Set<String> trusted)
    implements Serializable {
  public static final int DEFAULT_ATTEMPTS = 6;

  public Manners {
    // In order, since settings are compared by their text.
    trusted = Collections.unmodifiableSet(new TreeSet<>(trusted));
  }

  /** Manners that trust no private address. */
  public Manners(
      String source,
      String contact,
      double requestsPerSecond,
      int concurrency,
      @Nullable Long budget,
      Duration timeout,
      int attempts,
      long maxBytes) {
    this(
        source,
        contact,
        requestsPerSecond,
        concurrency,
        budget,
        timeout,
        attempts,
        maxBytes,
        Set.of());
  }

  /**
   * The same manners for an address the operator named: its host and port may be private.
   *
   * @param address one without a host is left as it is
   */
  public Manners trusting(URI address) {
    if (address.getHost() == null) {
      return this;
    }
    Set<String> more = new TreeSet<>(trusted);
    more.add(WebAddress.hostAndPort(address));
    return new Manners(
        source, contact, requestsPerSecond, concurrency, budget, timeout, attempts, maxBytes, more);
  }

  boolean trusts(URI address) {
    return trusted.contains(WebAddress.hostAndPort(address));
  }

  String userAgent() {
    return contact.isBlank() ? "Asterism/0.1" : "Asterism/0.1 (%s)".formatted(contact);
  }

  /**
   * @throws AsterismException if {@code address} is a live server and these manners are not enough
   */
  public void requireFitFor(URI address) {
    if (!isThisMachine(address)) {
      requireFitForLive(address);
    }
  }

  void requireFitForLive(URI address) {
    if (contact.isBlank()) {
      throw new AsterismException(
          "%s is not asked without a contact".formatted(address.getHost()),
          "museums want to know who crawls them, and block those who do not say",
          "Set contact to your mail address or project page in the configuration.");
    }
    if (requestsPerSecond <= 0) {
      throw new AsterismException(
          "%s is not asked without a rate".formatted(address.getHost()),
          "a rate of 0 means no limit and is meant for a server on this machine",
          "Set the source's rate in requests a second, such as 1.");
    }
  }

  private static boolean isThisMachine(URI address) {
    try {
      return InetAddress.getByName(address.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
