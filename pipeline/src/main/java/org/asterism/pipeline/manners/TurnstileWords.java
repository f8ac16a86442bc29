package org.asterism.pipeline.manners;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How errands, tolls and accounts are put into the words of a {@link TurnstileLine}. */
final class TurnstileWords {
  private static final String NONE = "-";

  private TurnstileWords() {}

  static Object[] enter(Errand errand) {
    Long budget = errand.budget();
    return new Object[] {
      "enter",
      errand.source(),
      errand.host(),
      errand.rate(),
      errand.concurrency(),
      budget == null ? NONE : budget,
      errand.lease().toMillis()
    };
  }

  static Errand errand(String[] words) {
    @Nullable Long budget = words[5].equals(NONE) ? null : (Long) Long.parseLong(words[5]);
    return new Errand(
        words[1],
        words[2],
        Double.parseDouble(words[3]),
        Integer.parseInt(words[4]),
        budget,
        Duration.ofMillis(Long.parseLong(words[6])));
  }

  static Object[] leave(Toll toll) {
    return new Object[] {"leave", toll.retried(), toll.notModified(), toll.bytes()};
  }

  static Toll toll(String[] words) {
    return new Toll(
        Boolean.parseBoolean(words[1]), Boolean.parseBoolean(words[2]), Long.parseLong(words[3]));
  }

  /** The accounts by source, and the time by this machine's clock. */
  static Object[] report(Map<String, Traffic> accounts) {
    List<Object> words = new ArrayList<>(List.of("report", Accounts.now()));
    accounts.forEach(
        (source, traffic) -> {
          words.addAll(
              List.of(
                  source,
                  traffic.requests(),
                  traffic.throttled(),
                  traffic.retried(),
                  traffic.notModified(),
                  traffic.bytes(),
                  traffic.hosts().size()));
          traffic
              .hosts()
              .forEach(
                  (host, span) ->
                      words.addAll(List.of(host, span.requests(), span.first(), span.last())));
        });
    return words.toArray();
  }

  /** What was reported, by this machine's clock. */
  static Map<String, Traffic> traffic(String[] words) {
    long later = Accounts.now() - Long.parseLong(words[1]);
    Map<String, Traffic> accounts = new HashMap<>();
    int at = 2;
    while (at < words.length) {
      Map<String, Traffic.Span> hosts = new HashMap<>();
      int end = at + 7 + 4 * Integer.parseInt(words[at + 6]);
      for (int host = at + 7; host < end; host += 4) {
        hosts.put(
            words[host],
            new Traffic.Span(
                    Long.parseLong(words[host + 1]),
                    Long.parseLong(words[host + 2]),
                    Long.parseLong(words[host + 3]))
                .movedBy(later));
      }
      accounts.put(
          words[at],
          new Traffic(
              Long.parseLong(words[at + 1]),
              Long.parseLong(words[at + 2]),
              Long.parseLong(words[at + 3]),
              Long.parseLong(words[at + 4]),
              Long.parseLong(words[at + 5]),
              hosts));
      at = end;
    }
    return accounts;
  }

  static Object[] closed(Map<String, Duration> hosts) {
    List<Object> words = new ArrayList<>(List.of("closed"));
    hosts.forEach((host, pause) -> words.addAll(List.of(host, pause.toNanos())));
    return words.toArray();
  }

  static Map<String, Duration> closed(String[] words) {
    Map<String, Duration> hosts = new HashMap<>();
    for (int at = 1; at < words.length; at += 2) {
      hosts.put(words[at], Duration.ofNanos(Long.parseLong(words[at + 1])));
    }
    return hosts;
  }
}
