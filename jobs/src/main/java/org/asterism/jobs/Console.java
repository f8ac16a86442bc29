package org.asterism.jobs;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.util.LongAccumulator;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.RunsTable;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageRunner;
import org.jspecify.annotations.Nullable;

/**
 * One line for each stage: on a terminal it moves while the stage works, elsewhere it appears every
 * ten seconds; at the end it says what was done and how long it took.
 */
final class Console implements StageRunner.Watcher, AutoCloseable {
  private static final Duration ON_TERMINAL = Duration.ofMillis(250);
  private static final Duration ELSEWHERE = Duration.ofSeconds(10);
  private static final String CLEAR_LINE = "\r\033[K";

  private final Lake lake;
  private final PrintStream out;
  private final boolean terminal = System.console() != null;
  private final RunningTasks tasks = new RunningTasks();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
          });

  private @Nullable Work current;

  private record Work(
      String stage,
      @Nullable String what,
      long total,
      @Nullable LongAccumulator done,
      Instant since) {}

  Console(Lake lake, PrintStream out) {
    this.lake = lake;
    this.out = out;
    lake.spark().sparkContext().addSparkListener(tasks);
    long period = (terminal ? ON_TERMINAL : ELSEWHERE).toMillis();
    clock.scheduleAtFixedRate(this::show, period, period, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized Progress begin(Stage stage) {
    current = new Work(stage.name(), null, Progress.UNKNOWN, null, Instant.now());
    return (what, total) -> count(stage, what, total);
  }

  private synchronized LongAccumulator count(Stage stage, String what, long total) {
    LongAccumulator done = lake.spark().sparkContext().longAccumulator(what);
    current = new Work(stage.name(), what, total, done, Instant.now());
    return done;
  }

  private synchronized void show() {
    if (current == null) {
      return;
    }
    String line = "  %-8s %s".formatted(current.stage(), progress(current));
    out.print(terminal ? CLEAR_LINE + line : line + "\n");
    out.flush();
  }

  private String progress(Work work) {
    if (work.what() == null || work.done() == null) {
      return "…";
    }
    long done = work.done().value() + tasks.counted(work.done().id());
    long shown = work.total() == Progress.UNKNOWN ? done : Math.min(done, work.total());
    return new Counting(
            work.what(), shown, work.total(), Duration.between(work.since(), Instant.now()))
        .line();
  }

  @Override
  public synchronized void end(RunsTable.Entry entry) {
    current = null;
    double seconds = Duration.between(entry.startedAt(), entry.finishedAt()).toMillis() / 1000.0;
    out.printf(
        Locale.ROOT,
        "%s%s %-8s %s  %.1f s%n",
        terminal ? CLEAR_LINE : "",
        Summary.mark(entry),
        entry.stage(),
        Summary.inWords(entry),
        seconds);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    lake.spark().sparkContext().removeSparkListener(tasks);
  }
}
