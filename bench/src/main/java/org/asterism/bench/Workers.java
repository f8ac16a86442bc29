package org.asterism.bench;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that share arithmetic. */
final class Workers implements AutoCloseable {
  private final ExecutorService threads;

  Workers(int threads) {
    this.threads = Executors.newFixedThreadPool(threads);
  }

  /** Does it all, and sums what it gives. */
  double sum(List<Callable<Double>> tasks) {
    try {
      double sum = 0;
      for (Future<Double> done : threads.invokeAll(tasks)) {
        sum += done.get();
      }
      return sum;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("told to stop while measuring", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("arithmetic alone cannot fail", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
