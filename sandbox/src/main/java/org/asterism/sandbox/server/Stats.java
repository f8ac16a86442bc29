package org.asterism.sandbox.server;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.asterism.sandbox.collection.Museum;
import org.jspecify.annotations.Nullable;

/** Counts what the museums were asked and how they answered. */
final class Stats {
  private final Map<Museum, OfMuseum> museums = new LinkedHashMap<>();

  Stats() {
    for (Museum each : Museum.values()) {
      museums.put(each, new OfMuseum());
    }
  }

  private static final class OfMuseum {
    private long requests;
    private long refusedForRate;
    private long lastNanos;
    private long closestNanos = Long.MAX_VALUE;
    private final Map<String, Long> byKind = new TreeMap<>();
    private final Map<String, Long> byStatus = new TreeMap<>();
    private final Map<String, Long> faults = new TreeMap<>();
  }

  /** A request came in at {@code now} nanoseconds. */
  synchronized void arrived(Museum museum, long now) {
    OfMuseum of = museums.get(museum);
    if (of.requests++ > 0) {
      of.closestNanos = Math.min(of.closestNanos, now - of.lastNanos);
    }
    of.lastNanos = now;
  }

  synchronized void refusedForRate(Museum museum) {
    museums.get(museum).refusedForRate++;
  }

  synchronized void answered(Museum museum, Reply reply, @Nullable Fault fault) {
    OfMuseum of = museums.get(museum);
    of.byKind.merge(reply.kind().name().toLowerCase(Locale.ROOT), 1L, Long::sum);
    of.byStatus.merge(Integer.toString(reply.status()), 1L, Long::sum);
    if (fault != null) {
      of.faults.merge(fault.key(), 1L, Long::sum);
    }
  }

  /** The whole as {@code /_sandbox/stats} shows it. */
  synchronized Map<String, Object> summary() {
    Map<String, Object> sources = new LinkedHashMap<>();
    long requests = 0;
    long refused = 0;
    Map<String, Long> faults = new TreeMap<>();
    for (Map.Entry<Museum, OfMuseum> each : museums.entrySet()) {
      OfMuseum of = each.getValue();
      requests += of.requests;
      refused += of.refusedForRate;
      of.faults.forEach((kind, count) -> faults.merge(kind, count, Long::sum));
      Map<String, @Nullable Object> source = new LinkedHashMap<>();
      source.put("requests", of.requests);
      source.put("by_kind", new TreeMap<>(of.byKind));
      source.put("by_status", new TreeMap<>(of.byStatus));
      source.put("faults", new TreeMap<>(of.faults));
      source.put("refused_for_rate", of.refusedForRate);
      source.put(
          "closest_spacing_ms",
          of.closestNanos == Long.MAX_VALUE ? null : of.closestNanos / 1_000_000.0);
      sources.put(each.getKey().key(), source);
    }
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("requests", requests);
    summary.put("refused_for_rate", refused);
    summary.put("faults", faults);
    summary.put("by_source", sources);
    return summary;
  }
}
