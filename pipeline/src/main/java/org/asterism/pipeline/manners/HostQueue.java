package org.asterism.pipeline.manners;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The queue before one host: first come, first served, at the host's {@link Pace}. */
final class HostQueue {
  private static final long START = System.nanoTime();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition change = lock.newCondition();
  private final Deque<Object> waiting = new ArrayDeque<>();
  private final Map<Pace.Sending, Long> expiries = new HashMap<>();
  private final Pace pace = new Pace();
  private long closedUntil;

  /** One request under way; empty if no rate is kept. */
  record Lease(Optional<Pace.Sending> sending) {}

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
    wait = Math.max(wait, pace.opensAt(errand.rate(), now) - now);
    expiries.values().removeIf(expiry -> expiry <= now);
    if (expiries.size() >= errand.concurrency()) {
      long first = expiries.values().stream().mapToLong(Long::longValue).min().orElse(now);
      wait = Math.max(wait, first - now);
    }
    return wait;
  }

  private Lease granted(Errand errand, long now) {
    if (errand.rate() <= 0) {
      return new Lease(Optional.empty());
    }
    long expiry = now + errand.lease().toNanos();
    Pace.Sending sending = pace.turn(errand.rate(), now, expiry);
    expiries.put(sending, expiry);
    return new Lease(Optional.of(sending));
  }

  void sent(Lease lease) {
    lock.lock();
    try {
      lease.sending().ifPresent(sending -> pace.sent(sending, now()));
      change.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void leave(Lease lease) {
    lock.lock();
    try {
      lease
          .sending()
          .ifPresent(
              sending -> {
                pace.answered(sending, now());
                expiries.remove(sending);
              });
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
