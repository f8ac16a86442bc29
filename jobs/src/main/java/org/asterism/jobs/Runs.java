package org.asterism.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.RunsTable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code asterism runs}: what the last runs did. */
@Command(
    name = "asterism runs",
    mixinStandardHelpOptions = true,
    description = "Shows what each stage of the last runs read, wrote and refused.")
public final class Runs implements Callable<Integer> {
  @Mixin private final JobOptions options = new JobOptions();

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many stages to show (default: ${DEFAULT-VALUE}).")
  private int last;

  public static void main(String[] args) {
    System.exit(Jobs.execute(new CommandLine(new Runs()), args));
  }

  @Override
  public Integer call() {
    Settings settings = options.settings();
    if (last < 1) {
      throw new AsterismException(
          "%d stages cannot be shown".formatted(last),
          "it is less than one",
          "Give --last a number of at least 1.");
    }
    try (SparkSession spark = Jobs.session("runs")) {
      Lake lake = settings.lakeIn(spark);
      List<Row> rows =
          RunsTable.TABLE
              .read(lake)
              .orderBy(desc(RunsTable.STARTED_AT))
              .limit(last)
              .orderBy(col(RunsTable.STARTED_AT))
              .collectAsList();
      if (rows.isEmpty()) {
        System.out.printf("No runs in %s yet.%n", settings.lake());
        return ExitCode.DONE;
      }
      System.out.printf(
          "%-20s %-8s %-10s %8s %8s %8s %8s %8s %7s  %s%n",
          "started (UTC)",
          "stage",
          "outcome",
          "read",
          "added",
          "changed",
          "removed",
          "refused",
          "seconds",
          "note");
      for (Row row : rows) {
        System.out.println(line(row));
        new SourceTable(row.getAs(RunsTable.STAGE), RunsTable.sourcesOf(row)).print(System.out);
      }
      return ExitCode.DONE;
    }
  }

  private static String line(Row row) {
    var started = row.<Timestamp>getAs(RunsTable.STARTED_AT).toInstant();
    var finished = row.<Timestamp>getAs(RunsTable.FINISHED_AT).toInstant();
    return String.format(
        Locale.ROOT,
        "%-20s %-8s %-10s %8d %8d %8d %8d %8d %7.1f  %s",
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC).format(started),
        row.getAs(RunsTable.STAGE),
        row.<String>getAs(RunsTable.OUTCOME).toLowerCase(Locale.ROOT),
        row.<Long>getAs(RunsTable.READ),
        row.<Long>getAs(RunsTable.ADDED),
        row.<Long>getAs(RunsTable.CHANGED),
        row.<Long>getAs(RunsTable.REMOVED),
        row.<Long>getAs(RunsTable.REFUSED),
        Duration.between(started, finished).toMillis() / 1000.0,
        row.getAs(RunsTable.NOTE));
  }
}
