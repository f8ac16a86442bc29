package org.asterism.jobs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.asterism.core.AsterismException;
import org.asterism.core.UnreachableException;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.RunLock;
import org.asterism.pipeline.lake.RunsTable;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads the call, starts the session, runs stages, shows how they go. */
final class Jobs {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private Jobs() {}

  /** Runs stages and ends the process with its {@link ExitCode}. */
  static void main(
      String name, String description, String[] args, Function<Settings, List<Stage>> stages) {
    StageJob job = new StageJob(stages);
    CommandLine line = new CommandLine(job).setCommandName("asterism " + name);
    line.getCommandSpec().usageMessage().description(description);
    System.exit(execute(line, args));
  }

  /** Runs a command; what went wrong is told in one sentence, and whole in the log. */
  static int execute(CommandLine line, String[] args) {
    try {
      return line.setExecutionExceptionHandler((failure, command, parsed) -> complain(failure))
          .execute(args);
    } catch (LinkageError | OutOfMemoryError | FSError failure) {
      return complain(failure);
    }
  }

  private static int complain(Throwable failure) {
    LOG.error("The job failed.", failure);
    AsterismException known = knownCause(failure);
    if (known != null) {
      System.err.println(known.getMessage());
      return ExitCode.of(known);
    }
    System.err.printf(
        "Something went wrong that Asterism did not expect: %s. %s%n",
        firstLine(failure), whereTheDetailsAre());
    return ExitCode.FAILED;
  }

  /** A failure in a task reaches the driver wrapped by Spark. */
  static AsterismException knownCause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AsterismException known) {
        return known;
      }
    }
    return null;
  }

  private static String firstLine(Throwable failure) {
    String line = String.valueOf(failure).lines().findFirst().orElse("no message");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  private static String whereTheDetailsAre() {
    String file = System.getProperty("asterism.log");
    return file == null ? "The log has the details." : "The details are in " + file + ".";
  }

  /** A session as all jobs want it; in a notebook, the one that is there. */
  static SparkSession session(String name) {
    SparkSession.Builder session = SparkSession.builder();
    if (new SparkConf().get("spark.master", "").startsWith("local")) {
      // A cluster's defaults, hundreds of tasks for a shuffle, cost one machine minutes.
      session
          .config("spark.sql.shuffle.partitions", "4")
          .config("spark.databricks.delta.snapshotPartitions", "2")
          .config("spark.ui.enabled", "false");
    }
    session
        .appName("Asterism " + name)
        .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .config(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .config("spark.sql.session.timeZone", "UTC")
        // Stages write table after table, and what reads Delta's log is the same for all of them.
        .config("spark.sql.codegen.cache.maxEntries", "1000")
        // What running tasks have counted comes with a heartbeat. One that is not answered within
        // the interval counts as missed, so on a busy machine a second would be too short.
        .config("spark.executor.heartbeatInterval", "5s");
    return taken(session.getOrCreate());
  }

  /** Where no master answers, Spark waits a minute, gives a session, and ends it a moment later. */
  private static SparkSession taken(SparkSession spark) {
    String master = spark.sparkContext().master();
    // What Spark calls an application that no master has named.
    if (master.startsWith("spark://")
        && spark.sparkContext().applicationId().startsWith("spark-application-")) {
      throw new UnreachableException(
          "The Spark master %s does not answer".formatted(master),
          "it did not take the application within the minute that Spark waits for it",
          "Start it, or correct ASTERISM_MASTER or spark-submit's --master, and run again.",
          null);
    }
    return spark;
  }

  /** Runs stages in their order, showing each; the first that fails ends the run. */
  static List<RunsTable.Entry> run(SparkSession spark, Settings settings, List<Stage> stages) {
    List<RunsTable.Entry> entries = new ArrayList<>();
    run(spark, settings, stages, entries);
    return entries;
  }

  /**
   * @param entries takes what each stage did, also when a later one fails
   */
  private static void run(
      SparkSession spark, Settings settings, List<Stage> stages, List<RunsTable.Entry> entries) {
    Lake lake = settings.lakeIn(spark);
    try (RunLock alone = RunLock.on(lake);
        Console console = new Console(lake, System.err);
        StageRunner runner = new StageRunner(lake, RUN_ID.format(Instant.now()), console)) {
      for (Stage stage : stages) {
        entries.add(runner.run(stage));
      }
    }
  }

  static int exitCode(List<RunsTable.Entry> entries) {
    return entries.stream().anyMatch(entry -> entry.outcome() == RunsTable.Outcome.INCOMPLETE)
        ? ExitCode.UNAVAILABLE
        : ExitCode.DONE;
  }

  @Command(mixinStandardHelpOptions = true)
  private static final class StageJob implements Callable<Integer> {
    @Mixin private final JobOptions options = new JobOptions();

    @Option(
        names = "--rebuild",
        description =
            "Makes all vectors of an affinity anew where the settings name another encoder for it.")
    private boolean rebuild;

    private final Function<Settings, List<Stage>> stages;

    StageJob(Function<Settings, List<Stage>> stages) {
      this.stages = stages;
    }

    @Override
    public Integer call() {
      Settings settings = rebuild ? options.settings().rebuilding() : options.settings();
      List<Stage> wanted = stages.apply(settings);
      if (rebuild && wanted.stream().noneMatch(stage -> stage.name().equals("embed"))) {
        throw new AsterismException(
            "--rebuild means nothing here",
            "only embed makes vectors",
            "Use it with embed or nightly.");
      }
      wanted.forEach(Stage::requireReady);
      try (SparkSession spark = session(wanted.size() == 1 ? wanted.get(0).name() : "nightly")) {
        List<RunsTable.Entry> entries = new ArrayList<>();
        try {
          run(spark, settings, wanted, entries);
          Summary.of(entries).print(System.err);
          return exitCode(entries);
        } catch (AsterismException failure) {
          // What a source withheld explains what a later stage misses.
          System.err.println(failure.getMessage());
          return Math.max(ExitCode.of(failure), exitCode(entries));
        }
      }
    }
  }
}
