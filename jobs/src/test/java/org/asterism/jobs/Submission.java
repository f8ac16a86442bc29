package org.asterism.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One real spark-submit: a driver of its own, and executors of their own on {@code local-cluster}.
 * Spark's home holds the jars of this test's class path; Asterism's classes, those of this module's
 * tests too, go along as the application's jar, which driver and executors load as they would a
 * user's. Closing it ends what still runs.
 */
final class Submission implements AutoCloseable {
  static final String ONE_PROCESS = "local[2]";
  static final String TWO_EXECUTORS = "local-cluster[2,1,1024]";

  /** Starting is most of what a short job does, so no code is optimised that hardly runs. */
  private static final String SHORT_LIFE = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 240;
  private static final AtomicInteger SUBMITTED = new AtomicInteger();
  private static @Nullable Path home;

  private final Process process;
  private final Path log;

  private Submission(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Submits a job with the shipped configuration.
   *
   * @param master where it runs
   * @param job a class with a main method that takes what a job of ours takes
   * @param overrides settings that stand instead of the shipped ones
   * @param folder takes what Spark and the job leave behind: the log, events, temporary files
   */
  static Submission of(String master, Class<?> job, Map<String, String> overrides, Path folder)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--conf", Conf.FILE.toString()));
    overrides.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return of(master, job, arguments, Map.of(), folder);
  }

  /**
   * @param arguments what the job is given
   * @param more of Spark's own settings
   */
  static Submission of(
      String master, Class<?> job, List<String> arguments, Map<String, String> more, Path folder)
      throws IOException {
    Path shared = home();
    // Executors' folders lie under their Spark home, so each submission has one of its own.
    Path spark = Files.createDirectory(shared.resolve("home-" + SUBMITTED.incrementAndGet()));
    link(spark, shared.resolve("jars"));
    // Spark takes a folder for a Spark home when it holds this file.
    Files.createFile(spark.resolve("RELEASE"));
    Path events = Files.createDirectories(folder.resolve("events"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(opened().split(" +")));
    command.addAll(List.of(SHORT_LIFE.split(" ")));
    command.addAll(List.of("-Xmx1g", "-cp", shared.resolve("jars") + "/*"));
    command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", master));
    Map<String, String> conf =
        Map.of(
            "spark.driver.host", "127.0.0.1",
            "spark.ui.enabled", "false",
            "spark.sql.shuffle.partitions", "2",
            "spark.databricks.delta.snapshotPartitions", "1",
            // Small tables are read sooner than code for reading them is compiled.
            "spark.sql.codegen.wholeStage", "false",
            "spark.sql.codegen.factoryMode", "NO_CODEGEN",
            "spark.eventLog.enabled", "true",
            "spark.eventLog.dir", events.toUri().toString(),
            "spark.hadoop.fs.file.impl", "com.globalmentor.apache.hadoop.fs.BareLocalFileSystem",
            "spark.executor.extraJavaOptions", opened() + " " + SHORT_LIFE);
    Stream.of(conf, more)
        .flatMap(each -> each.entrySet().stream())
        .forEach(each -> command.addAll(List.of("--conf", each.getKey() + "=" + each.getValue())));
    command.addAll(List.of("--class", job.getName(), shared.resolve("asterism.jar").toString()));
    command.addAll(arguments);
    Path log = folder.resolve("submission.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("SPARK_HOME", spark.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.12");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_LOCAL_DIRS", folder.resolve("tmp").toString());
    return new Submission(builder.start(), log);
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Waits for its end. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError(
          "not done after %d seconds: %s".formatted(PATIENCE_SECONDS, output()));
    }
    return process.exitValue();
  }

  /** SIGKILL: nothing gets to clean up. */
  void kill() throws InterruptedException {
    List<ProcessHandle> executors = executors();
    process.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
    if (exitCode() != 128 + 9) {
      throw new AssertionError("it had ended before it was killed: " + output());
    }
  }

  /** The executors' processes, those started longest ago first; none in one process. */
  List<ProcessHandle> executors() {
    return process
        .descendants()
        .filter(each -> each.info().commandLine().orElse("").contains("ExecutorBackend"))
        .sorted(Comparator.comparing(each -> each.info().startInstant().orElseThrow()))
        .toList();
  }

  /** All it has printed, and every job before it in the same folder. */
  String output() {
    return read(log);
  }

  /** How many tasks each executor has done, by its number, in all applications of the folder. */
  Map<String, Long> tasksByExecutor() throws IOException {
    Map<String, Long> tasks = new TreeMap<>();
    for (JsonNode end : events("SparkListenerTaskEnd")) {
      if (end.path("Task End Reason").path("Reason").asText().equals("Success")) {
        tasks.merge(end.path("Task Info").path("Executor ID").asText(), 1L, Long::sum);
      }
    }
    return tasks;
  }

  /** What Spark noted of that kind, in all applications of the folder. */
  List<JsonNode> events(String kind) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    try (Stream<Path> logs = Files.list(log.resolveSibling("events"))) {
      for (Path file : logs.toList()) {
        for (String line : Files.readAllLines(file)) {
          JsonNode event = JSON.readTree(line);
          if (event.path("Event").asText().equals(kind)) {
            events.add(event);
          }
        }
      }
    }
    return events;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    List<ProcessHandle> executors = executors();
    process.destroyForcibly().waitFor();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  private static String opened() {
    return System.getProperty("asterism.add-opens").strip();
  }

  /** What all submissions of this JVM share: jars, and the application's. Removed when it ends. */
  private static synchronized Path home() throws IOException {
    if (home == null) {
      Path made = Files.createTempDirectory("asterism-spark-home");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made)));
      Files.createDirectory(made.resolve("jars"));
      Path application = made.resolve("asterism.jar");
      try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(application))) {
        Set<String> packed = new HashSet<>();
        for (String entry : System.getProperty("java.class.path").split(":")) {
          Path file = Path.of(entry);
          if (Files.isDirectory(file)) {
            packFolder(file, jar, packed);
          } else if (file.getFileName().toString().startsWith("asterism-")) {
            packJar(file, jar, packed);
          } else if (Files.exists(file)) {
            link(made.resolve("jars"), file);
          }
        }
      }
      home = made;
    }
    return home;
  }

  private static void link(Path jars, Path file) throws IOException {
    try {
      Files.createSymbolicLink(jars.resolve(file.getFileName()), file);
    } catch (FileAlreadyExistsException e) {
      // It is there already.
    }
  }

  private static void packFolder(Path folder, JarOutputStream jar, Set<String> packed)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        pack(folder.relativize(file).toString(), Files.readAllBytes(file), jar, packed);
      }
    }
  }

  private static void packJar(Path file, JarOutputStream jar, Set<String> packed)
      throws IOException {
    try (JarFile source = new JarFile(file.toFile())) {
      for (JarEntry entry : source.stream().filter(each -> !each.isDirectory()).toList()) {
        pack(entry.getName(), source.getInputStream(entry).readAllBytes(), jar, packed);
      }
    }
  }

  private static void pack(String name, byte[] bytes, JarOutputStream jar, Set<String> packed)
      throws IOException {
    // Of a name that is there twice the first counts, as on a class path.
    if (packed.add(name)) {
      jar.putNextEntry(new JarEntry(name));
      jar.write(bytes);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // In the system's folder for what is temporary.
    }
  }
}
