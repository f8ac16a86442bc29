package org.asterism.pipeline.manners;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The queue before one host. Turns are an interval apart. Since a request may reach the server
 * somewhat later than its turn came, there is a second rule: of {@code n} the rate lets go in a
 * second, the turn after them comes no sooner than a second after the first of them was sent.
 */
final class HostQueue {
  /** By how much longer than the rate asks for turns are apart, for what the network adds. */
  private static final double MARGIN = 1.015;

  /** The same from sending to the turn a second later; less, as it is late by itself already. */
  private static final double MARGIN_ONCE_SENT = 1.01;

  /** How much of a delay the next turns make good for. */
  private static final long CATCH_UP = TimeUnit.MILLISECONDS.toNanos(50);

  private static final long NOT_YET = -1;
  private static final long START = System.nanoTime();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition change = lock.newCondition();
  private final Deque<Object> waiting = new ArrayDeque<>();
  private final Map<Lease, Long> expiries = new HashMap<>();
  private final List<Lease> recent = new ArrayList<>();
  private long nextTurn;
  private long closedUntil;

  /** One request under way. */
  static final class Lease {
    private long sent = NOT_YET;
    private long expiry;
  }

  /** Whether the one whose turn it is may go after all. */
  interface Permit {
    boolean given();
  }

  private static long now() {
    return System.nanoTime() - START;
  }

  /**
   * @return null if it came to the errand's turn, but there was no permit
   */
  @Nullable Lease enter(Errand errand, Permit permit) throws InterruptedException {
    Object ticket = new Object();
    lock.lockInterruptibly();
    try {
      waiting.add(ticket);
      while (!isClosedForLong()) {
        if (waiting.peek() != ticket) {
          change.await();
          continue;
        }
        long now = now();
        long wait = waitOf(errand, now);
        if (wait <= 0) {
          return permit.given() ? granted(errand, now) : null;
        }
        change.awaitNanos(wait);
      }
      return null;
    } finally {
      waiting.remove(ticket);
      change.signalAll();
      lock.unlock();
    }
  }

  /** Nanoseconds until the first in the queue may be let go, or until that is worth a look. */
  private long waitOf(Errand errand, long now) {
    long wait = closedUntil - now;
    if (errand.rate() <= 0) {
      return wait;
    }
    wait = Math.max(wait, nextTurn - now);
    expiries.values().removeIf(expiry -> expiry <= now);
    if (expiries.size() >= errand.concurrency()) {
      long first = expiries.values().stream().mapToLong(Long::longValue).min().orElse(now);
      wait = Math.max(wait, first - now);
    }
    int second = requestsInASecond(errand);
    if (recent.size() >= second) {
      Lease lease = recent.get(recent.size() - second);
      long sent = lease.sent == NOT_YET ? lease.expiry : lease.sent;
      wait = Math.max(wait, sent + (long) (second * MARGIN_ONCE_SENT * nanosApart(errand)) - now);
    }
    return wait;
  }

  private static int requestsInASecond(Errand errand) {
    return (int) Math.max(1, Math.ceil(errand.rate()));
  }

  private static double nanosApart(Errand errand) {
    return TimeUnit.SECONDS.toNanos(1) / errand.rate();
  }

  private Lease granted(Errand errand, long now) {
    Lease lease = new Lease();
    lease.expiry = now + errand.lease().toNanos();
    if (errand.rate() > 0) {
      long interval = (long) (MARGIN * nanosApart(errand));
      nextTurn = Math.max(nextTurn, now - Math.min(CATCH_UP, interval / 2)) + interval;
      expiries.put(lease, lease.expiry);
      recent.add(lease);
      if (recent.size() > requestsInASecond(errand)) {
        recent.remove(0);
      }
    }
    return lease;
  }

  void sent(Lease lease) {
    lock.lock();
    try {
      if (lease.sent == NOT_YET) {
        lease.sent = now();
        change.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  void leave(Lease lease) {
    lock.lock();
    try {
      sent(lease);
      expiries.remove(lease);
      change.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void close(Duration pause) {
    lock.lock();
    try {
      closedUntil = Math.max(closedUntil, now() + pause.toNanos());
      change.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How long nobody is let through; negative or nothing if the queue moves. */
  Duration closedFor() {
    lock.lock();
    try {
      return Duration.ofNanos(closedUntil - now());
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosedForLong() {
    return closedUntil - now() > Turnstile.LONGEST_PAUSE.toNanos();
  }
}
