package org.asterism.sandbox.neo4j;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.asterism.core.AsterismException;
import org.asterism.sandbox.leash.Leash;
import org.asterism.sandbox.leash.Scratch;

/**
 * A running Neo4j that speaks Bolt, on this machine alone.
 *
 * <p>It runs in a JVM of its own, which ends when this one does, however this one ends.
 */
public final class Neo4jServer implements AutoCloseable {
  private static final String USER = "neo4j";
  private static final String PASSWORD = "asterism-sandbox";
  private static final String MAIN = "org.neo4j.server.CommunityEntryPoint";
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private final Process process;
  private final Path scratch;
  private final int port;

  private Neo4jServer(Process process, Path scratch, int port) {
    this.process = process;
    this.scratch = scratch;
    this.port = port;
  }

  /**
   * Starts it on a free port and waits until it answers, some seconds.
   *
   * @param home keeps its data; made if it is missing
   * @throws AsterismException if its jars are missing or it does not answer within three minutes
   */
  public static Neo4jServer start(Path home) {
    return start(home, freePort(), false);
  }

  /**
   * Starts it on that port.
   *
   * @param readOnly whether it refuses every write
   * @throws AsterismException as {@link #start(Path)}, or if the port is taken
   */
  public static Neo4jServer start(Path home, int port, boolean readOnly) {
    furnish(home);
    Path jars = ServerJars.find();
    try {
      Path scratch = Files.createTempDirectory("asterism-neo4j-");
      Files.write(scratch.resolve("neo4j.conf"), settings(port, readOnly));
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx1g",
                  "-XX:+UseSerialGC"));
      Stream.of("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
          .forEach(each -> command.add("--add-opens=java.base/" + each + "=ALL-UNNAMED"));
      command.addAll(
          List.of(
              "-cp",
              jars.resolve("*") + File.pathSeparator + Leash.copiedInto(scratch),
              Leash.class.getName(),
              scratch.toString(),
              MAIN,
              "--home-dir=" + home.toAbsolutePath(),
              "--config-dir=" + scratch));
      Path log = home.resolve("logs/neo4j.log");
      long startsBefore = starts(log);
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(scratch.resolve("log").toFile())
              .start();
      Neo4jServer server = new Neo4jServer(process, scratch, port);
      server.awaitStart(log, startsBefore);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void furnish(Path home) {
    Path dbms = home.resolve("data/dbms");
    try {
      Files.createDirectories(dbms);
      Files.writeString(dbms.resolve("auth.ini"), InitialPassword.line(USER, PASSWORD) + "\n");
    } catch (IOException e) {
      throw new AsterismException(
          "Neo4j cannot keep its data in %s".formatted(home),
          "%s (%s)".formatted(e.getMessage(), e.getClass().getSimpleName()),
          "Name a folder that can be written to.",
          e);
    }
  }

  private static List<String> settings(int port, boolean readOnly) {
    return List.of(
        "server.bolt.listen_address=127.0.0.1:" + port,
        "server.http.enabled=false",
        "server.https.enabled=false",
        "dbms.usage_report.enabled=false",
        "server.memory.pagecache.size=256m",
        "db.tx_log.preallocate=false",
        "db.tx_log.rotation.retention_policy=keep_none",
        "server.databases.default_to_read_only=" + readOnly);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often the log says that a server was ready. */
  private static long starts(Path log) throws IOException {
    if (!Files.exists(log)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.endsWith("Started.")).count();
    }
  }

  private void awaitStart(Path log, long before) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (starts(log) <= before) {
      if (!process.isAlive() || System.nanoTime() > end) {
        String last = lastWords(log);
        close();
        throw new AsterismException(
            "Neo4j on port %d cannot be used".formatted(port),
            "it did not start; its last words: " + last,
            "Choose another port if this one is taken, or another folder if another Neo4j uses this one.");
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        close();
        throw new AsterismException(
            "Neo4j was not started", "the wait for it was interrupted", "Start it again.");
      }
    }
  }

  private String lastWords(Path log) throws IOException {
    for (Path each : List.of(log, scratch.resolve("log"))) {
      List<String> lines = Files.exists(each) ? Files.readAllLines(each) : List.of();
      if (!lines.isEmpty()) {
        return reason(lines);
      }
    }
    return "none";
  }

  /** The innermost cause in a log, else its last error, else its last line. */
  static String reason(List<String> log) {
    return Stream.of("Caused by: ", " ERROR ", "")
        .flatMap(
            sign -> log.stream().filter(line -> line.contains(sign)).reduce((a, b) -> b).stream())
        .findFirst()
        .orElse("none");
  }

  /** Where it listens, such as {@code bolt://127.0.0.1:7687}. */
  public URI endpoint() {
    return URI.create("bolt://127.0.0.1:" + port);
  }

  public int port() {
    return port;
  }

  public String user() {
    return USER;
  }

  public String password() {
    return PASSWORD;
  }

  /** Ends it without a chance to tidy up, as a power cut would. */
  public void kill() {
    process.destroyForcibly();
    close();
  }

  /** Waits until it has ended; its home stays. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    if (Files.exists(scratch)) {
      Scratch.delete(scratch);
    }
  }
}
