package org.asterism.jobs;

import static java.util.stream.Collectors.joining;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.asterism.pipeline.lake.RunsTable;
import org.asterism.pipeline.lake.SourceReport;
import org.jspecify.annotations.Nullable;

/**
 * What a stage that asks outside did with each source, as a table.
 *
 * @param stage its name
 */
record SourceTable(String stage, List<SourceReport> sources) {
  private static final String HEAD = "  %-14s %9s %8s %8s %9s %8s %9s %9s %9s  %s%n";

  static SourceTable of(RunsTable.Entry entry) {
    return new SourceTable(entry.stage(), entry.result().sources());
  }

  void print(PrintStream out) {
    if (sources.isEmpty()) {
      return;
    }
    out.printf(
        Locale.ROOT,
        HEAD,
        stage,
        "listed",
        "new",
        "changed",
        "withdrawn",
        "refused",
        "requests",
        "throttled",
        "received",
        "requests/s (allowed)");
    for (SourceReport source : sources) {
      out.printf(
          Locale.ROOT,
          HEAD,
          source.source(),
          count(source.listed()),
          count(source.added()),
          count(source.changed()),
          count(source.withdrawn()),
          count(refused(source)),
          count(source.requests()),
          count(source.throttled()),
          size(source.bytes()),
          rate(source.keptRate(), source.statedRate()));
      if (!source.refused().isEmpty()) {
        out.println("  " + " ".repeat(15) + reasons(source.refused()));
      }
    }
  }

  private static long refused(SourceReport source) {
    return source.refused().values().stream().mapToLong(Long::longValue).sum();
  }

  /** The commonest reason first. */
  private static String reasons(Map<String, Long> refused) {
    return refused.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(each -> "%,d %s".formatted(each.getValue(), each.getKey()))
        .collect(joining(", ", "refused: ", ""));
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String size(long bytes) {
    if (bytes < 1_000_000) {
      return String.format(Locale.ROOT, "%,d kB", (bytes + 500) / 1_000);
    }
    return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
  }

  private static String rate(@Nullable Double kept, @Nullable Double stated) {
    String asked = kept == null ? "–" : String.format(Locale.ROOT, "%.1f", kept);
    return stated == null ? asked + " (no limit)" : asked + " (%s)".formatted(plain(stated));
  }

  /** 20 as it is, and 0.0125 too. */
  private static String plain(double rate) {
    return BigDecimal.valueOf(rate).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }
}
