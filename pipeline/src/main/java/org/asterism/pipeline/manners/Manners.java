package org.asterism.pipeline.manners;

import java.io.Serializable;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.asterism.core.AsterismException;
import org.jspecify.annotations.Nullable;

/**
 * How to behave towards one host.
 *
 * @param source whose budget and account a request is charged to
 * @param contact who runs the crawl: an address or page, named in the User-Agent
 * @param requestsPerSecond the most this process asks of a host; 0 means as fast as it goes, which
 *     only a server on this machine is asked for
 * @param concurrency the most requests under way at one host at once
 * @param budget the most requests in one run, or null for any number
 * @param timeout for one answer
 * @param attempts how often a request is made before it is given up, at least 1
 * @param maxBytes the largest body taken
 */
public record Manners(
    String source,
    String contact,
    double requestsPerSecond,
    int concurrency,
    @Nullable Long budget,
    Duration timeout,
    int attempts,
    long maxBytes)
    implements Serializable {
  public static final int DEFAULT_ATTEMPTS = 6;

  String userAgent() {
    return contact.isBlank() ? "Asterism/0.1" : "Asterism/0.1 (%s)".formatted(contact);
  }

  /**
   * @throws AsterismException if {@code address} is a live server and these manners are not enough
   */
  public void requireFitFor(URI address) {
    if (isThisMachine(address)) {
      return;
    }
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
