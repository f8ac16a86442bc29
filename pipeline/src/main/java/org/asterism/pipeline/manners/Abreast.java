package org.asterism.pipeline.manners;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.jspecify.annotations.Nullable;

/**
 * Several errands of one Spark task at once, so that it need not sit and wait for every answer.
 * Their threads act for the task: what they ask is its asking.
 */
public final class Abreast {
  private static final ThreadLocal<@Nullable TaskContext> SENT_BY = new ThreadLocal<>();
  private static final ExecutorService THREADS = Executors.newCachedThreadPool(Abreast::daemon);

  private Abreast() {}

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "asterism-errand");
    thread.setDaemon(true);
    return thread;
  }

  /** The task this thread acts for, or null. */
  static @Nullable TaskContext task() {
    TaskContext own = TaskContext.get();
    return own == null ? SENT_BY.get() : own;
  }

  /**
   * What comes of each errand, in the errands' order. The first failure ends the others and is
   * thrown.
   *
   * @param width how many are under way at once, at least 1
   */
  public static <A, B> List<B> each(List<A> errands, int width, Function<A, B> run) {
    @Nullable TaskContext task = task();
    AtomicInteger next = new AtomicInteger();
    Object[] results = new Object[errands.size()];
    List<Future<?>> threads = new ArrayList<>();
    try {
      for (int i = 0; i < Math.min(width, errands.size()); i++) {
        threads.add(THREADS.submit(() -> work(task, errands, next, run, results)));
      }
      for (Future<?> thread : threads) {
        thread.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("told to stop", e);
    } finally {
      threads.forEach(thread -> thread.cancel(true));
    }
    @SuppressWarnings("unchecked") // each was put there by run
    List<B> all = (List<B>) Arrays.asList(results);
    return all;
  }

  private static <A, B> void work(
      @Nullable TaskContext task,
      List<A> errands,
      AtomicInteger next,
      Function<A, B> run,
      Object[] results) {
    SENT_BY.set(task);
    try {
      for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
        results[i] = run.apply(errands.get(i));
      }
    } finally {
      // After a failure nobody begins another.
      next.set(results.length);
      SENT_BY.remove();
    }
  }
}
