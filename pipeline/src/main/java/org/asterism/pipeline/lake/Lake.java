package org.asterism.pipeline.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.asterism.core.AsterismException;
import org.jspecify.annotations.Nullable;

/**
 * The folder all tables lie in.
 *
 * @param spark a session with Delta's extension
 * @param root a local path or a URI such as {@code s3a://bucket/lake}
 */
public record Lake(SparkSession spark, String root) {
  private static final int MOST_TASKS = 10_000;

  /** A commit in {@code _delta_log}; its number is the table's version, by the Delta protocol. */
  private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");

  /** Tasks for so many things: small ones, so that progress shows and a lost one costs little. */
  public static int tasksFor(long things, long perTask) {
    return (int) Math.max(1, Math.min(MOST_TASKS, things / perTask));
  }

  /**
   * This lake, if its folder can be reached or made later.
   *
   * @throws AsterismException if it is no folder, or its store is unknown or refuses us
   */
  public Lake reachable() {
    Path folder = new Path(root);
    try {
      if (!fileSystem(folder).getFileStatus(folder).isDirectory()) {
        throw unreachable("it is a file and no folder", null);
      }
    } catch (FileNotFoundException e) {
      return this;
    } catch (IOException | IllegalArgumentException e) {
      throw unreachable(String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason"), e);
    }
    return this;
  }

  private AsterismException unreachable(String why, @Nullable Exception cause) {
    return new AsterismException(
        "The lake %s cannot be reached".formatted(root),
        why,
        "Correct lake in the settings; a store such as s3a:// also wants its credentials, as in"
            + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
        cause);
  }

  /** Its folder, if it lies on this machine. */
  Optional<java.nio.file.Path> localFolder() {
    Path folder = new Path(root);
    try {
      URI whole = fileSystem(folder).makeQualified(folder).toUri();
      return "file".equals(whole.getScheme())
          ? Optional.of(java.nio.file.Path.of(whole.getPath()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where executors reach the driver. */
  public String driverHost() {
    return spark.sparkContext().getConf().get("spark.driver.host", "127.0.0.1");
  }

  String pathOf(LakeTable table) {
    return root + "/" + table.name();
  }

  /** How SQL names the table. Unlike readers and writers, it knows no relative paths. */
  String inSql(LakeTable table) {
    Path path = new Path(pathOf(table));
    try {
      return "delta.`%s`".formatted(fileSystem(path).makeQualified(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The table's newest version, or nothing if it was never written. */
  public OptionalLong versionOf(LakeTable table) {
    return newestCommit(table).stream().mapToLong(Lake::versionIn).findFirst();
  }

  /** The table as it is now; nothing if it was never written. */
  public Optional<TableState> stateOf(LakeTable table) {
    return newestCommit(table).map(Lake::stateBy);
  }

  private static TableState stateBy(FileStatus commit) {
    return new TableState(versionIn(commit), commit.getModificationTime());
  }

  /** Whether the table's log tells that it was in that state. */
  boolean wasOnce(LakeTable table, TableState state) {
    Path commit = new Path(pathOf(table), "_delta_log/%020d.json".formatted(state.version()));
    try {
      return stateBy(fileSystem(commit).getFileStatus(commit)).equals(state);
    } catch (FileNotFoundException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What tells the tables as they are from what they were before, and from those of another lake,
   * for programs outside that remember it: newest versions, and when they were written.
   */
  public String stateOf(List<LakeTable> tables) {
    return tables.stream()
        .flatMap(
            table ->
                newestCommit(table).stream()
                    .map(
                        commit ->
                            "%s %d of %s"
                                .formatted(
                                    table.name(),
                                    versionIn(commit),
                                    Instant.ofEpochMilli(commit.getModificationTime()))))
        .collect(Collectors.joining(", "));
  }

  private Optional<FileStatus> newestCommit(LakeTable table) {
    Path log = new Path(pathOf(table), "_delta_log");
    try {
      return Arrays.stream(fileSystem(log).listStatus(log))
          .filter(file -> COMMIT.matcher(file.getPath().getName()).matches())
          .max(Comparator.comparingLong(Lake::versionIn));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long versionIn(FileStatus commit) {
    String name = commit.getPath().getName();
    return Long.parseLong(name.substring(0, name.indexOf('.')));
  }

  /**
   * Computes the rows now and once, and keeps them in files. Whatever they were made of, an HTTP
   * crawl or a changing table, reading the result again gives the same rows.
   */
  public Dataset<Row> staged(String name, Dataset<Row> rows) {
    String path = root + "/_staging/" + name;
    // No two numbers of a vector are equal: a dictionary of them is work for nothing.
    rows.write()
        .mode("overwrite")
        .option("parquet.enable.dictionary#vector.list.element", "false")
        .parquet(path);
    return spark.read().schema(rows.schema()).parquet(path);
  }

  /** Finds out how and from which files the rows are read, so that who reads them need not wait. */
  public static void plan(Dataset<Row> rows) {
    rows.queryExecution().executedPlan();
  }

  /**
   * The rows, read by twice as many tasks as work at once, so that none has much more to read than
   * the others and they end together.
   */
  public static JavaRDD<InternalRow> evenly(Dataset<Row> rows) {
    SparkSession spark = rows.sparkSession();
    try (SessionSettings settings = new SessionSettings(spark)) {
      settings.set(
          "spark.sql.files.minPartitionNum",
          Integer.toString(2 * spark.sparkContext().defaultParallelism()));
      return rows.queryExecution().toRdd().toJavaRDD();
    }
  }

  /** Removes what {@link #staged} kept, also what a killed run left. */
  public void clearStaging() {
    Path staging = new Path(root, "_staging");
    try {
      fileSystem(staging).delete(staging, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Does both at once: two changes of tables cost little but waiting. Both have ended, well or not,
   * when this returns or throws.
   */
  public void atOnce(Runnable one, Runnable other) {
    FutureTask<@Nullable Void> beside =
        new FutureTask<>(
            () -> {
              SparkSession.setActiveSession(spark);
              one.run();
            },
            null);
    new Thread(beside, "asterism-beside").start();
    try {
      other.run();
    } finally {
      ended(beside);
    }
  }

  private static void ended(FutureTask<@Nullable Void> work) {
    try {
      work.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while two tables were changed", e);
    }
  }

  private FileSystem fileSystem(Path path) throws IOException {
    return path.getFileSystem(spark.sessionState().newHadoopConf());
  }
}
