package org.asterism.pipeline.history;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where threads wait for each other, thousands of times a second: they look again and again instead
 * of being put to sleep and woken, which would take longer than the wait.
 */
final class Meeting {
  /** Looks before a thread gives its processor to others. */
  private static final int PATIENCE = 2_000;

  /** In nanoseconds; the system makes more of it. */
  private static final long NAP = 1_000;

  private final int threads;
  private final AtomicInteger arrived = new AtomicInteger();
  private volatile int round;
  private volatile @Nullable Throwable failure;

  Meeting(int threads) {
    this.threads = threads;
  }

  /**
   * Returns when all threads have called it once more; what each did before, all see then.
   *
   * @throws IllegalStateException if one of them called it off
   */
  void await() {
    int mine = round;
    if (arrived.incrementAndGet() == threads) {
      arrived.set(0);
      round = mine + 1;
      return;
    }
    for (int looks = 0; round == mine; looks++) {
      if (failure != null) {
        throw new IllegalStateException("another thread failed", failure);
      }
      if (looks < PATIENCE) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(NAP);
      }
    }
  }

  /** By a thread that cannot come any more. */
  void callOff(Throwable failure) {
    this.failure = failure;
  }
}
