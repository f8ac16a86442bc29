package org.asterism.sandbox.server;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.asterism.sandbox.collection.Museum;
import org.jspecify.annotations.Nullable;

/** Counts what the museums were asked, when, and how they answered. */
final class Stats {
  /** More addresses than the largest museum has. */
  private static final int REMEMBERED_TARGETS = 1_000_000;

  private final Rate stated;
  private final Map<Museum, OfMuseum> museums = new EnumMap<>(Museum.class);
  private long opened;
  private Arrivals whole;

  /**
   * @param stated the rate visitors are held to, though nothing is refused for it
   */
  Stats(Rate stated) {
    this.stated = stated;
    this.whole = new Arrivals(stated);
    beginAnew();
  }

  /** Forgets all that was counted. */
  synchronized void beginAnew() {
    opened = System.nanoTime();
    whole = new Arrivals(stated);
    for (Museum each : Museum.values()) {
      museums.put(each, new OfMuseum(stated));
    }
  }

  private static final class OfMuseum {
    private final Arrivals arrivals;
    private long refusedForRate;
    private long notModified;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Long> byKind = new TreeMap<>();
    private final Map<String, Long> repeated = new TreeMap<>();
    private final Map<String, Long> byStatus = new TreeMap<>();
    private final Map<String, Long> faults = new TreeMap<>();

    OfMuseum(Rate stated) {
      arrivals = new Arrivals(stated);
    }

    Map<String, @Nullable Object> summary(long opened) {
      Map<String, @Nullable Object> summary = arrivals.summary(opened);
      summary.put("by_kind", new TreeMap<>(byKind));
      summary.put("repeated", new TreeMap<>(repeated));
      summary.put("by_status", new TreeMap<>(byStatus));
      summary.put("faults", new TreeMap<>(faults));
      summary.put("refused_for_rate", refusedForRate);
      summary.put("not_modified", notModified);
      return summary;
    }
  }

  /** A request for this museum has just come. */
  synchronized void arrived(Museum museum) {
    // Inside the lock, so that times never run backwards.
    long now = System.nanoTime();
    museums.get(museum).arrivals.add(now);
    whole.add(now);
  }

  /** A request for none of the museums has just come: for robots.txt, or a table. */
  synchronized void arrivedElsewhere() {
    whole.add(System.nanoTime());
  }

  synchronized void refusedForRate(Museum museum) {
    museums.get(museum).refusedForRate++;
  }

  /**
   * @param target what was asked for; counted by kind where it was asked for before
   */
  synchronized void answered(Museum museum, String target, Reply reply, @Nullable Fault fault) {
    OfMuseum of = museums.get(museum);
    String kind = reply.kind().name().toLowerCase(Locale.ROOT);
    of.byKind.merge(kind, 1L, Long::sum);
    if (of.asked.size() < REMEMBERED_TARGETS && !of.asked.add(target)) {
      of.repeated.merge(kind, 1L, Long::sum);
    }
    of.byStatus.merge(Integer.toString(reply.status()), 1L, Long::sum);
    of.notModified += reply.status() == 304 ? 1 : 0;
    if (fault != null) {
      of.faults.merge(fault.key(), 1L, Long::sum);
    }
  }

  /** The whole as {@code /_sandbox/stats} shows it. */
  synchronized Map<String, Object> summary() {
    Map<String, Object> sources = new LinkedHashMap<>();
    long requests = 0;
    long refused = 0;
    long notModified = 0;
    long early = 0;
    Map<String, Long> faults = new TreeMap<>();
    for (Map.Entry<Museum, OfMuseum> each : museums.entrySet()) {
      OfMuseum of = each.getValue();
      requests += of.arrivals.requests();
      early += of.arrivals.early();
      refused += of.refusedForRate;
      notModified += of.notModified;
      of.faults.forEach((kind, count) -> faults.merge(kind, count, Long::sum));
      sources.put(each.getKey().key(), of.summary(opened));
    }
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("requests", requests);
    summary.put("early", early);
    summary.put("refused_for_rate", refused);
    summary.put("not_modified", notModified);
    summary.put("faults", faults);
    summary.put("by_source", sources);
    summary.put("whole_server", whole.summary(opened));
    return summary;
  }
}
