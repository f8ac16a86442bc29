package org.asterism.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asterism.core.AsterismException;
import org.asterism.core.UnreachableException;

/**
 * Brings one large file. What a broken connection or a killed run left is gone on with, as long as
 * the server still has the same file (HTTP ranges, RFC 9110, section 14, with {@code If-Range}).
 */
final class ModelDownload implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int UNSATISFIABLE = 416;
  private static final int FIRST_SERVER_ERROR = 500;
  private static final int CHUNK = 1 << 16;

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(30))
          .build();

  /** Reads, so that somebody can look whether anything still comes. */
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "asterism-download");
            thread.setDaemon(true);
            return thread;
          });

  private final int attempts;
  private final Duration pause;
  private final Duration patience;

  /**
   * @param attempts how often in a row a connection may break without a byte gained
   * @param pause before the next attempt
   * @param patience how long a connection may be silent before it counts as broken
   */
  ModelDownload(int attempts, Duration pause, Duration patience) {
    this.attempts = attempts;
    this.pause = pause;
    this.patience = patience;
  }

  /** A connection that broke: worth another attempt. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1;

    Broken(String why) {
      super(why);
    }
  }

  /**
   * Brings the file to {@code partial(target)}, whole; whoever called moves it when it is checked.
   *
   * @param progress told how many bytes are there
   * @return the whole file
   * @throws UnreachableException if the server does not answer, or breaks off, time and again
   * @throws AsterismException if it refuses the file, or that cannot be written
   */
  Path bring(URI url, Path target, LongConsumer progress) {
    Path part = partial(target);
    int failures = 0;
    while (true) {
      long before = size(part);
      try {
        bringRest(url, part, progress);
        return part;
      } catch (Broken e) {
        failures = size(part) > before ? 1 : failures + 1;
        if (failures >= attempts) {
          throw new UnreachableException(
              cannotBeHad(url),
              e.getMessage() + "; what came so far is kept",
              "Pull again to go on.",
              e);
        }
        sleep();
      } catch (IOException e) {
        throw new AsterismException(
            "The file %s cannot be written".formatted(part),
            String.valueOf(e.getMessage()),
            "Check the free space and that this user may write there.",
            e);
      }
    }
  }

  static Path partial(Path target) {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  private static Path tagOf(Path part) {
    return part.resolveSibling(part.getFileName() + ".etag");
  }

  private void bringRest(URI url, Path part, LongConsumer progress) throws Broken, IOException {
    Files.createDirectories(part.getParent());
    long have = size(part);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).header("User-Agent", "Asterism").timeout(Duration.ofMinutes(1));
    if (have > 0 && Files.exists(tagOf(part))) {
      request.header("Range", "bytes=%d-".formatted(have));
      request.header("If-Range", Files.readString(tagOf(part)));
    } else {
      have = 0;
    }
    HttpResponse<InputStream> response = send(request.build());
    try (InputStream body = response.body()) {
      long from = begin(response, url, part, have);
      if (from < 0) {
        return;
      }
      long whole = from + response.headers().firstValueAsLong("Content-Length").orElse(-1 - from);
      long got = append(body, part, from, progress);
      if (whole >= 0 && got < whole) {
        throw new Broken("the connection broke after %,d of %,d bytes".formatted(got, whole));
      }
    }
    Files.deleteIfExists(tagOf(part));
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws Broken {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new Broken("the server cannot be reached: " + why);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("told to stop");
    }
  }

  /** Where in the file the answer's body begins, or -1 if the file is whole already. */
  private long begin(HttpResponse<InputStream> response, URI url, Path part, long have)
      throws Broken, IOException {
    int status = response.statusCode();
    if (status == PARTIAL) {
      Matcher range = RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
      if (range.matches() && Long.parseLong(range.group(1)) == have) {
        return have;
      }
      Files.deleteIfExists(part);
      throw new Broken("the server gave another part than was asked for");
    }
    if (status == UNSATISFIABLE && have > 0) {
      String total = response.headers().firstValue("Content-Range").orElse("");
      if (total.endsWith("/" + have)) {
        return -1;
      }
      Files.deleteIfExists(part);
      throw new Broken("the server's file has become shorter");
    }
    if (status == OK) {
      Files.deleteIfExists(part);
      Files.deleteIfExists(tagOf(part));
      // A weak tag promises no equal bytes.
      String tag = response.headers().firstValue("ETag").orElse("");
      if (!tag.isEmpty() && !tag.startsWith("W/")) {
        Files.writeString(tagOf(part), tag, StandardCharsets.UTF_8);
      }
      return 0;
    }
    if (status >= FIRST_SERVER_ERROR || status == 429) {
      throw new Broken("the server answers %d".formatted(status));
    }
    throw new AsterismException(
        cannotBeHad(url),
        "the server answers %d".formatted(status),
        "Look at the address in conf/encoders.yaml; a model may have moved or want an account.");
  }

  private long append(InputStream body, Path part, long from, LongConsumer progress)
      throws IOException, Broken {
    long got = from;
    try (OutputStream out =
        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      byte[] chunk = new byte[CHUNK];
      for (int read = read(body, chunk); read >= 0; read = read(body, chunk)) {
        out.write(chunk, 0, read);
        got += read;
        progress.accept(got);
      }
    }
    return got;
  }

  private int read(InputStream body, byte[] chunk) throws Broken {
    Future<Integer> reading = reader.submit(() -> body.read(chunk));
    try {
      return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      closed(body);
      throw new Broken("nothing came for %,d ms".formatted(patience.toMillis()));
    } catch (ExecutionException e) {
      throw new Broken("the connection broke: " + e.getCause().getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("told to stop");
    }
  }

  /** Closing wakes whoever still reads. */
  private static void closed(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // It was of no use any more.
    }
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }

  /** Puts a checked file into its place. */
  static void keep(Path part, Path target) {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new AsterismException(
          "The file %s cannot be written".formatted(target),
          String.valueOf(e.getMessage()),
          "Check that this user may write there.",
          e);
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  private void sleep() {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String cannotBeHad(URI url) {
    return "%s cannot be had".formatted(url);
  }
}
