package org.asterism.pipeline.manners;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The turnstile itself, for the threads of one process. Keeps a few hundred bytes for each host
 * that was ever asked.
 */
final class LocalTurnstile implements Turnstile {
  private final Map<String, HostQueue> queues = new ConcurrentHashMap<>();
  private final Accounts accounts = new Accounts();

  private HostQueue queue(String host) {
    return queues.computeIfAbsent(host, any -> new HostQueue());
  }

  Accounts accounts() {
    return accounts;
  }

  @Override
  public Turn enter(Errand errand) throws InterruptedException {
    HostQueue queue = queue(errand.host());
    String source = errand.source();
    if (!accounts.isSpent(source, errand.budget())) {
      HostQueue.Lease lease =
          queue.enter(errand, () -> accounts.charge(source, errand.host(), errand.budget()));
      if (lease != null) {
        return new Granted(queue, lease, source);
      }
    }
    Long budget = errand.budget();
    return budget != null && accounts.isSpent(source, budget)
        ? new Turn.Spent(budget)
        : new Turn.Closed(queue.closedFor());
  }

  @Override
  public void close(String source, String host, Duration pause) {
    accounts.throttled(source);
    queue(host).close(pause);
  }

  /** The hosts that nobody is let through to now, and for how long. */
  Map<String, Duration> closed() {
    Map<String, Duration> closed = new TreeMap<>();
    queues.forEach(
        (host, queue) -> {
          Duration still = queue.closedFor();
          if (!still.isNegative() && !still.isZero()) {
            closed.put(host, still);
          }
        });
    return closed;
  }

  private final class Granted implements Turn.Granted {
    private final HostQueue queue;
    private final HostQueue.Lease lease;
    private final String source;
    private final AtomicBoolean left = new AtomicBoolean();

    private Granted(HostQueue queue, HostQueue.Lease lease, String source) {
      this.queue = queue;
      this.lease = lease;
      this.source = source;
    }

    @Override
    public void sent() {
      queue.sent(lease);
    }

    @Override
    public void leave(Toll toll) {
      if (left.compareAndSet(false, true)) {
        accounts.settle(source, toll);
        queue.leave(lease);
      }
    }
  }
}
