package org.asterism.jobs;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.asterism.pipeline.lake.RunsTable;
import org.asterism.pipeline.lake.StageResult;

/**
 * What a run did, in words.
 *
 * @param entries one a stage, in their order
 */
record Summary(List<RunsTable.Entry> entries) {
  private static final int SHOWN = 5;

  static Summary of(List<RunsTable.Entry> entries) {
    return new Summary(List.copyOf(entries));
  }

  static String mark(RunsTable.Entry entry) {
    return switch (entry.outcome()) {
      case DONE -> "✓";
      case UNCHANGED -> "=";
      case INCOMPLETE -> "!";
      case FAILED -> "✗";
    };
  }

  /** "600 read, 600 added, 24 refused; bundle 1f3a is new". */
  static String inWords(RunsTable.Entry entry) {
    if (entry.outcome() == RunsTable.Outcome.UNCHANGED) {
      return "nothing new";
    }
    if (entry.outcome() == RunsTable.Outcome.FAILED) {
      return "failed";
    }
    StageResult result = entry.result();
    List<String> parts = new ArrayList<>();
    add(parts, result.read(), "read");
    add(parts, result.written().added(), "rows added");
    add(parts, result.written().changed(), "changed");
    add(parts, result.written().removed(), "removed");
    add(parts, result.refused(), "refused");
    String counts = parts.isEmpty() ? "nothing new" : String.join(", ", parts);
    return result.note().isEmpty() ? counts : counts + "; " + result.note();
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add("%,d %s".formatted(count, what));
    }
  }

  void print(PrintStream out) {
    Duration total =
        entries.stream()
            .map(entry -> Duration.between(entry.startedAt(), entry.finishedAt()))
            .reduce(Duration.ZERO, Duration::plus);
    out.println();
    for (RunsTable.Entry entry : entries) {
      SourceTable.of(entry).print(out);
      List<String> refusals = entry.result().refusals();
      if (!refusals.isEmpty()) {
        out.printf("Refused in %s (%,d):%n", entry.stage(), entry.result().refused());
        refusals.stream().limit(SHOWN).forEach(refusal -> out.println("  " + refusal));
        if (entry.result().refused() > SHOWN) {
          out.printf("  … the others are in the lake, each with its reason%n");
        }
      }
    }
    out.printf(
        Locale.ROOT,
        "%s in %.1f s.%n",
        entries.size() == 1 ? entries.get(0).stage() + " done" : "All stages done",
        total.toMillis() / 1000.0);
  }
}
