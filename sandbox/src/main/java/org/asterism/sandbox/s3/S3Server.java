package org.asterism.sandbox.s3;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.asterism.core.AsterismException;
import org.asterism.sandbox.leash.Leash;
import org.asterism.sandbox.leash.Scratch;

/**
 * A running S3Proxy that keeps what it is given in memory, on this machine alone.
 *
 * <p>It runs in a JVM of its own, which ends when this one does, however this one ends. A client
 * needs path-style addresses ({@code fs.s3a.path.style.access=true}).
 */
public final class S3Server implements AutoCloseable {
  /** A bucket that is there from the start, can be read, is empty, and refuses every write. */
  public static final String SEALED_BUCKET = "sealed";

  private static final String ACCESS_KEY = "asterism";
  private static final String SECRET_KEY = "asterism-sandbox";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]+");
  private static final String A_NAME =
      "Use a name of 3 to 63 lower-case letters, digits and hyphens that is not taken.";
  private static final int ATTEMPTS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path folder;
  private final URI endpoint;

  private S3Server(Process process, Path folder, URI endpoint) {
    this.process = process;
    this.folder = folder;
    this.endpoint = endpoint;
  }

  /**
   * Starts it on a free port and waits until it answers, some seconds.
   *
   * @throws AsterismException if its jar is missing or it does not answer within a minute
   */
  public static S3Server start() {
    // Between finding a free port and listening on it another program may take it.
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return start(freePort());
      } catch (EndedEarlyException e) {
        System.getLogger(S3Server.class.getName()).log(System.Logger.Level.INFO, e.getMessage());
      }
    }
    return start(freePort());
  }

  /**
   * Starts it on that port.
   *
   * @throws AsterismException as {@link #start()}, or if the port is taken
   */
  public static S3Server start(int port) {
    Path jar = ProxyJar.find();
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    try {
      Path folder = Files.createTempDirectory("asterism-s3-");
      Files.createDirectories(folder.resolve("buckets").resolve(SEALED_BUCKET));
      Path open = Files.write(folder.resolve("open.properties"), settings(endpoint, "transient"));
      Path sealed =
          Files.write(folder.resolve("sealed.properties"), settings(endpoint, "filesystem-nio2"));
      Files.write(
          sealed,
          List.of(
              "jclouds.filesystem.basedir=" + forProperties(folder.resolve("buckets")),
              "s3proxy.read-only-blobstore=true",
              "s3proxy.bucket-locator.1=" + SEALED_BUCKET),
          StandardOpenOption.APPEND);
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx1g",
                  "-cp",
                  jar + File.pathSeparator + Leash.copiedInto(folder),
                  Leash.class.getName(),
                  folder.toString(),
                  "org.gaul.s3proxy.Main",
                  "--properties",
                  open.toString(),
                  "--properties",
                  sealed.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      S3Server server = new S3Server(process, folder, endpoint);
      server.awaitAnswer();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> settings(URI endpoint, String provider) {
    return List.of(
        "s3proxy.endpoint=" + endpoint,
        "s3proxy.authorization=aws-v2-or-v4",
        "s3proxy.identity=" + ACCESS_KEY,
        "s3proxy.credential=" + SECRET_KEY,
        "jclouds.provider=" + provider,
        "jclouds.identity=" + ACCESS_KEY,
        "jclouds.credential=" + SECRET_KEY);
  }

  private static String forProperties(Path path) {
    return path.toString().replace("\\", "\\\\");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitAnswer() throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isAnswering()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        boolean ended = !process.isAlive();
        String last = lastLine(folder.resolve("log"));
        close();
        if (ended) {
          throw new EndedEarlyException(endpoint, last);
        }
        throw new AsterismException(
            "The S3 server at %s cannot be used".formatted(endpoint),
            "it did not answer within %d s; its last words: %s"
                .formatted(PATIENCE.toSeconds(), last),
            "Try again when the machine is less busy.");
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        close();
        throw new AsterismException(
            "The S3 server was not started", "the wait for it was interrupted", "Start it again.");
      }
    }
  }

  /** Whether this very process answers: only it knows our key. */
  private boolean isAnswering() {
    try {
      return process.isAlive()
          && send("HEAD", "/" + SEALED_BUCKET, HttpRequest.BodyPublishers.noBody()).statusCode()
              == 200;
    } catch (IOException e) {
      // Nobody is there yet, or somebody who speaks otherwise.
      return false;
    }
  }

  private static String lastLine(Path log) throws IOException {
    List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
    return lines.isEmpty() ? "none" : lines.get(lines.size() - 1);
  }

  /** Where it listens, such as {@code http://127.0.0.1:40123}. */
  public URI endpoint() {
    return endpoint;
  }

  public String accessKey() {
    return ACCESS_KEY;
  }

  /** The right one; with any other every request is answered 403. */
  public String secretKey() {
    return SECRET_KEY;
  }

  /**
   * Makes an empty bucket.
   *
   * @param name 3 to 63 lower-case letters, digits, dots and hyphens
   * @throws AsterismException if the server refuses, as it does a name it has already
   */
  public void createBucket(String name) {
    if (!PLAIN.matcher(name).matches()) {
      throw new AsterismException(
          "The bucket %s cannot be made".formatted(name),
          "no bucket's name holds such characters",
          A_NAME);
    }
    try {
      HttpResponse<String> answer = send("PUT", "/" + name, HttpRequest.BodyPublishers.noBody());
      if (answer.statusCode() != 200) {
        throw new AsterismException(
            "The bucket %s cannot be made".formatted(name),
            "the S3 server answered %d: %s".formatted(answer.statusCode(), answer.body()),
            A_NAME);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body)
      throws IOException {
    try {
      return client.send(
          SignedRequest.of(method, endpoint, path, body, ACCESS_KEY, SECRET_KEY),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking the S3 server", e);
    }
  }

  /** The server's process, for tests of its end. */
  ProcessHandle process() {
    return process.toHandle();
  }

  /** Waits until it has ended and nothing of it is left. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    if (Files.exists(folder)) {
      Scratch.delete(folder);
    }
  }

  /** It ended before it answered: mostly because its port was taken. */
  private static final class EndedEarlyException extends AsterismException {
    EndedEarlyException(URI endpoint, String lastWords) {
      super(
          "The S3 server at %s ended before it answered".formatted(endpoint),
          "its last words: " + lastWords,
          "Choose another port, or none to take any free one.");
    }
  }
}
