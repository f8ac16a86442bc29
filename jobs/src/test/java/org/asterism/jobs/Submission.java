package org.asterism.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Real spark-submits of the shaded jar, in a Spark home made of what a cluster brings. */
final class Submission {
  private final Path home;

  /**
   * @param home an empty folder for the Spark home
   */
  Submission(Path home) {
    this.home = home;
    try {
      Path jars = Files.createDirectories(home.resolve("jars"));
      for (String jar :
          Files.readString(Path.of(System.getProperty("asterism.cluster-class-path")))
              .strip()
              .split(":")) {
        Path file = Path.of(jar);
        Files.createSymbolicLink(jars.resolve(file.getFileName()), file);
      }
      Files.createFile(home.resolve("RELEASE"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a job.
   *
   * @param master such as {@code local-cluster[2,1,1024]}
   * @param job a main class
   * @param overrides settings
   * @param log takes what it prints
   */
  Process start(String master, Class<?> job, Map<String, String> overrides, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Stream.of(System.getProperty("asterism.add-opens").split(" "))
        .filter(option -> !option.isBlank())
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Xmx1g",
            "-cp",
            home.resolve("jars") + "/*",
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            master,
            "--conf",
            "spark.driver.host=127.0.0.1",
            "--conf",
            "spark.executor.extraJavaOptions=" + System.getProperty("asterism.add-opens"),
            "--class",
            job.getName(),
            System.getProperty("asterism.jobs.jar"),
            "--conf",
            Conf.FILE.toString()));
    overrides.forEach(
        (key, value) -> {
          command.add("--set");
          command.add(key + "=" + value);
        });
    ProcessBuilder process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    process.environment().put("SPARK_HOME", home.toString());
    process.environment().put("SPARK_SCALA_VERSION", "2.12");
    process.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    process.environment().put("SPARK_WORKER_DIR", home.resolve("work").toString());
    return process.start();
  }
}
