package org.asterism.pipeline.manners;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was asked, by source. Safe for use by several threads. */
final class Accounts {
  /** Hosts of one source that are told apart; requests to further ones are counted all the same. */
  static final int MOST_HOSTS = 10_000;

  private final Map<String, Account> accounts = new HashMap<>();

  private static final class Account {
    private long requests;
    private long throttled;
    private long retried;
    private long notModified;
    private long bytes;
    private final Map<String, Traffic.Span> hosts = new HashMap<>();

    private void span(String host, Traffic.Span span) {
      if (hosts.size() < MOST_HOSTS || hosts.containsKey(host)) {
        hosts.merge(host, span, Traffic.Span::plus);
      }
    }

    private Traffic traffic() {
      return new Traffic(requests, throttled, retried, notModified, bytes, hosts);
    }
  }

  static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  private Account of(String source) {
    return accounts.computeIfAbsent(source, any -> new Account());
  }

  synchronized boolean isSpent(String source, @Nullable Long budget) {
    return budget != null && of(source).requests >= budget;
  }

  /**
   * Counts a request.
   *
   * @return false if the source has no request left; then none is counted
   */
  synchronized boolean charge(String source, String host, @Nullable Long budget) {
    if (isSpent(source, budget)) {
      return false;
    }
    Account account = of(source);
    account.requests++;
    long now = now();
    account.span(host, new Traffic.Span(1, now, now));
    return true;
  }

  synchronized void throttled(String source) {
    of(source).throttled++;
  }

  synchronized void settle(String source, Toll toll) {
    Account account = of(source);
    account.retried += toll.retried() ? 1 : 0;
    account.notModified += toll.notModified() ? 1 : 0;
    account.bytes += toll.bytes();
  }

  synchronized void add(String source, Traffic more) {
    Account account = of(source);
    account.requests += more.requests();
    account.throttled += more.throttled();
    account.retried += more.retried();
    account.notModified += more.notModified();
    account.bytes += more.bytes();
    more.hosts().forEach(account::span);
  }

  synchronized Map<String, Traffic> bySource() {
    Map<String, Traffic> all = new TreeMap<>();
    accounts.forEach((source, account) -> all.put(source, account.traffic()));
    return all;
  }

  /** All of it; nothing is left. */
  synchronized Map<String, Traffic> drained() {
    Map<String, Traffic> all = bySource();
    accounts.clear();
    return all;
  }
}
