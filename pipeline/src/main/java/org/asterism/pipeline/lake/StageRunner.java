package org.asterism.pipeline.lake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FSError;
import org.asterism.core.AsterismException;

/**
 * RunsTable stages one after another and keeps {@code runs}. A stage whose inputs, settings and
 * output are as its last whole run left them is not run again.
 */
public final class StageRunner implements AutoCloseable {
  private final Lake lake;
  private final String runId;
  private final Watcher watcher;
  private final Map<String, RunsTable.State> lastDone;

  /** What changed nothing need not be kept at once; a commit for each costs a quiet night most. */
  private final List<RunsTable.Entry> unwritten = new ArrayList<>();

  /** What looks on while stages run. */
  public interface Watcher {
    Progress begin(Stage stage);

    void end(RunsTable.Entry entry);
  }

  /**
   * @param runId the same for all stages of one execution
   */
  public StageRunner(Lake lake, String runId, Watcher watcher) {
    this.lake = lake;
    this.runId = runId;
    this.watcher = watcher;
    try {
      this.lastDone = RunsTable.lastDone(lake);
      lake.clearStaging();
    } catch (RuntimeException failure) {
      throw StorageTrouble.in(failure, "the run", lake)
          .<RuntimeException>map(told -> told)
          .orElse(failure);
    }
  }

  /**
   * @throws RuntimeException whatever the stage threw, after it was recorded
   */
  public RunsTable.Entry run(Stage stage) {
    Instant startedAt = Instant.now();
    Map<String, Long> inputs = versions(othersTables(stage));
    Progress progress = watcher.begin(stage);
    try {
      if (isUpToDate(stage, inputs)) {
        StageResult nothing = StageResult.of(0, Written.NOTHING);
        return record(stage, RunsTable.Outcome.UNCHANGED, startedAt, nothing, inputs);
      }
      StageResult result = stage.run(lake, progress);
      RunsTable.Outcome outcome =
          result.complete() ? RunsTable.Outcome.DONE : RunsTable.Outcome.INCOMPLETE;
      RunsTable.Entry entry = record(stage, outcome, startedAt, result, inputs);
      lake.clearStaging();
      return entry;
    } catch (Exception | FSError failure) {
      // Spark's own failures are checked, though no Java signature says so; Hadoop's are errors.
      Throwable told =
          StorageTrouble.in(failure, stage.name(), lake)
              .<Throwable>map(each -> each)
              .orElse(failure);
      recordFailed(stage, startedAt, told, inputs);
      if (told instanceof RuntimeException explained) {
        throw explained;
      }
      throw failure;
    }
  }

  /** Where a lake is full, its failure may find no room either. */
  private void recordFailed(
      Stage stage, Instant startedAt, Throwable failure, Map<String, Long> inputs) {
    StageResult nothing = StageResult.of(0, Written.NOTHING).withNote(sentence(failure));
    try {
      lake.clearStaging();
      record(stage, RunsTable.Outcome.FAILED, startedAt, nothing, inputs);
    } catch (Exception | FSError alike) {
      failure.addSuppressed(alike);
      unwritten.clear();
    }
  }

  /** What went wrong; a failure in a task reaches the driver wrapped by Spark. */
  private static String sentence(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AsterismException) {
        return cause.getMessage();
      }
    }
    String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return failure.getClass().getSimpleName() + ": " + message;
  }

  private boolean isUpToDate(Stage stage, Map<String, Long> inputs) {
    RunsTable.State last = lastDone.get(stage.name());
    return !stage.looksOutside()
        && last != null
        && last.fingerprint().equals(stage.fingerprint())
        && last.inputs().equals(inputs)
        && last.outputs().equals(versions(stage.writes()));
  }

  private RunsTable.Entry record(
      Stage stage,
      RunsTable.Outcome outcome,
      Instant startedAt,
      StageResult result,
      Map<String, Long> inputs) {
    RunsTable.Entry entry =
        new RunsTable.Entry(
            runId,
            stage.name(),
            outcome,
            startedAt,
            Instant.now(),
            result,
            outcome == RunsTable.Outcome.FAILED ? "" : stage.fingerprint(),
            inputs,
            versions(stage.writes()));
    unwritten.add(entry);
    if (outcome != RunsTable.Outcome.UNCHANGED) {
      write();
    }
    watcher.end(entry);
    return entry;
  }

  private void write() {
    RunsTable.append(lake, unwritten);
    unwritten.clear();
  }

  /** Keeps what is not yet kept. */
  @Override
  public void close() {
    if (!unwritten.isEmpty()) {
      write();
    }
  }

  /** What a stage both reads and writes counts as output: its own writing is no new input. */
  private static List<LakeTable> othersTables(Stage stage) {
    return stage.reads().stream().filter(table -> !stage.writes().contains(table)).toList();
  }

  private Map<String, Long> versions(List<LakeTable> tables) {
    Map<String, Long> versions = new HashMap<>();
    tables.forEach(
        table -> lake.versionOf(table).ifPresent(version -> versions.put(table.name(), version)));
    return versions;
  }
}
