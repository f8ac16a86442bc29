package org.asterism.pipeline.history;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A few threads that do one thing and wait for each other every few hundred microseconds. To be put
 * to sleep and woken would take as long as the work, so whoever waits looks again and again.
 */
final class InStep implements AutoCloseable {
  /** After so many looks the processor is offered to others. */
  private static final int LOOKS = 10_000;

  private final int count;
  private final ExecutorService threads;
  private final AtomicInteger arrived = new AtomicInteger();
  private volatile int round;
  private volatile boolean broken;

  InStep(int count) {
    this.count = count;
    this.threads = Executors.newFixedThreadPool(count);
  }

  int count() {
    return count;
  }

  /**
   * Runs it in each thread, with the thread's number from 0, and returns when all are done. All
   * must call {@link #await} equally often.
   */
  void run(IntConsumer work) {
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int thread = i;
      running.add(threads.submit(() -> runOne(work, thread)));
    }
    for (Future<?> each : running) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        broken = true;
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private void runOne(IntConsumer work, int thread) {
    try {
      work.accept(thread);
    } catch (RuntimeException | Error failure) {
      broken = true;
      throw failure;
    }
  }

  /** Until all have come; what they wrote before is seen after. */
  void await() {
    int now = round;
    if (arrived.incrementAndGet() == count) {
      arrived.set(0);
      round = now + 1;
      return;
    }
    for (int looks = 0; round == now; looks++) {
      if (broken) {
        throw new IllegalStateException("another thread has failed");
      }
      if (looks < LOOKS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  @Override
  public void close() {
    broken = true;
    threads.shutdown();
  }
}
