package org.asterism.pipeline.manners;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was asked on behalf of one source.
 *
 * @param requests made, those for robots.txt, redirections and repetitions included
 * @param throttled answers that asked for more patience
 * @param retried requests that repeated an earlier one
 * @param notModified answers that said what is held is still good
 * @param bytes of the bodies, unpacked
 * @param hosts when which host was asked; of {@link Accounts#MOST_HOSTS} hosts at most
 */
public record Traffic(
    long requests,
    long throttled,
    long retried,
    long notModified,
    long bytes,
    Map<String, Span> hosts) {
  public static final Traffic NONE = new Traffic(0, 0, 0, 0, 0, Map.of());

  /** Fewer requests say little about a rate. */
  private static final long ENOUGH = 10;

  /**
   * The requests to one host.
   *
   * @param first when the first was let go, in microseconds since the Unix epoch
   * @param last the same of the last
   */
  public record Span(long requests, long first, long last) {
    Span plus(Span other) {
      return new Span(
          requests + other.requests, Math.min(first, other.first), Math.max(last, other.last));
    }

    Span movedBy(long micros) {
      return new Span(requests, first + micros, last + micros);
    }
  }

  public Traffic {
    hosts = new TreeMap<>(hosts);
  }

  /** The rate kept at the busiest host, pauses included; null below ten requests. */
  public @Nullable Double requestsPerSecond() {
    Span busiest = new Span(0, 0, 0);
    for (Span each : hosts.values()) {
      busiest = each.requests() > busiest.requests() ? each : busiest;
    }
    long micros = busiest.last() - busiest.first();
    return busiest.requests() < ENOUGH || micros <= 0
        ? null
        : (Double) ((busiest.requests() - 1) * 1e6 / micros);
  }

  public Traffic plus(Traffic other) {
    Map<String, Span> both = new TreeMap<>(hosts);
    other.hosts.forEach((host, span) -> both.merge(host, span, Span::plus));
    return new Traffic(
        requests + other.requests,
        throttled + other.throttled,
        retried + other.retried,
        notModified + other.notModified,
        bytes + other.bytes,
        both);
  }
}
