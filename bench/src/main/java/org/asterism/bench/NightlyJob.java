package org.asterism.bench;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.RunsTable;

/** The job nightly with the configuration as it is, but for one museum and one folder. */
final class NightlyJob {
  private static final String MAIN = "org.asterism.jobs.Nightly";

  private final Path folder;
  private final URI museum;
  private final int threads;
  private final List<Double> processSeconds = new ArrayList<>();

  NightlyJob(Path folder, URI museum, int threads) {
    this.folder = folder;
    this.museum = museum;
    this.threads = threads;
  }

  /** Runs it once more, in a JVM set up as this one. */
  void run() {
    long start = System.nanoTime();
    int exit = exit();
    processSeconds.add((System.nanoTime() - start) / 1e9);
    if (exit != 0) {
      throw new AsterismException(
          "The night could not be measured",
          "the job ended with code %d".formatted(exit),
          "Mend what it said above and measure again.");
    }
  }

  private int exit() {
    Process job;
    try {
      job =
          new ProcessBuilder(command())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      throw new AsterismException(
          "The night could not be measured",
          "no second JVM could be started: " + e.getMessage(),
          "Free some memory and measure again.",
          e);
    }
    Thread atExit = new Thread(job::destroy, "stopping the night");
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      int code = job.waitFor();
      Runtime.getRuntime().removeShutdownHook(atExit);
      return code;
    } catch (InterruptedException e) {
      job.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("told to stop while measuring", e);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-Dspark.master=local[%d]".formatted(threads));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(MAIN);
    settings()
        .forEach(
            (key, value) -> {
              command.add("--set");
              command.add(key + "=" + value);
            });
    return command;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("lake", folder.resolve("lake").toString());
    settings.put("raw", folder.resolve("raw").toString());
    settings.put("bundles", folder.resolve("bundles").toString());
    settings.put("sources.aic.url", museum.resolve("/aic/api/v1").toString());
    settings.put("sources.met.url", museum.resolve("/met/public/collection/v1").toString());
    settings.put("sources.commons.url", museum.resolve("/commons/w/api.php").toString());
    // No limit: the museum is of this machine.
    for (String rate : List.of("sources.aic", "sources.met", "sources.commons", "fetch")) {
      settings.put(rate + ".rate", "0");
    }
    settings.put(
        "history.relations", "[\"%s\"]".formatted(museum.resolve("/knowledge/relations.csv")));
    return settings;
  }

  /** What the table {@code runs} says of the runs so far, the first first. */
  List<Night> nights(SparkSession spark) {
    List<Row> rows =
        RunsTable.TABLE
            .read(new Lake(spark, folder.resolve("lake").toString()))
            .orderBy(col(RunsTable.STARTED_AT))
            .collectAsList();
    Map<String, List<Row>> byRun = new TreeMap<>();
    rows.forEach(
        row ->
            byRun.computeIfAbsent(row.getAs(RunsTable.RUN_ID), run -> new ArrayList<>()).add(row));
    List<Night> nights = new ArrayList<>();
    for (List<Row> run : byRun.values()) {
      nights.add(night(run, processSeconds.get(nights.size())));
    }
    return nights;
  }

  private static Night night(List<Row> stages, double processSeconds) {
    LinkedHashMap<String, Double> seconds = new LinkedHashMap<>();
    long written = 0;
    for (Row row : stages) {
      Duration took =
          Duration.between(
              row.<Timestamp>getAs(RunsTable.STARTED_AT).toInstant(),
              row.<Timestamp>getAs(RunsTable.FINISHED_AT).toInstant());
      seconds.put(row.getAs(RunsTable.STAGE), took.toMillis() / 1e3);
      written +=
          row.<Long>getAs(RunsTable.ADDED)
              + row.<Long>getAs(RunsTable.CHANGED)
              + row.<Long>getAs(RunsTable.REMOVED);
    }
    return new Night(processSeconds, seconds, written);
  }
}
