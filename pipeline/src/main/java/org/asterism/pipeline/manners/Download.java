package org.asterism.pipeline.manners;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Brings one large file to disk, without ever holding it in memory. For the few files that are too
 * large for {@link PoliteHttp}: one request, with the same User-Agent and the same obedience to
 * robots.txt and Retry-After.
 */
public final class Download {
  /** No catalogue is larger; what is, is a mistake. In bytes. */
  private static final long MOST_BYTES = 8L << 30;

  private static final Duration LONGEST = Duration.ofHours(2);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int BUFFER = 1 << 16;

  private final Manners manners;
  private final PoliteHttp http;
  private final HttpClient client;

  /**
   * @param http a client with the same manners, which is asked for robots.txt
   */
  public Download(Manners manners, PoliteHttp http) {
    this.manners = manners;
    this.http = http;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(manners.timeout())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /**
   * @param held what the target holds by now, or {@link Validators#NONE} to have it in any case
   * @param target is replaced once the file is there whole
   * @return {@link Answer.Given} with an empty body once the target holds the file
   */
  public Answer get(URI uri, Validators held, Path target) {
    manners.requireFitFor(uri);
    Answer robots = http.get(uri.resolve("/robots.txt"));
    if (robots instanceof Answer.Unavailable || robots instanceof Answer.OverBudget) {
      return robots;
    }
    if (!new RobotsRules(manners.userAgent(), address -> robots).allow(uri)) {
      return new Answer.Refused(uri, "robots.txt of %s forbids it".formatted(uri.getAuthority()));
    }
    String reason = "";
    for (int attempt = 1; attempt <= manners.attempts(); attempt++) {
      OptionalLong wait = OptionalLong.empty();
      try {
        HttpResponse<InputStream> response =
            client.send(request(uri, held), HttpResponse.BodyHandlers.ofInputStream());
        int status = response.statusCode();
        if (status == 200) {
          return kept(uri, response, target);
        }
        response.body().close();
        if (status == 304) {
          return new Answer.NotModified(uri);
        }
        if (status != 429 && status != 408 && status < 500) {
          return new Answer.Refused(uri, "HTTP %d".formatted(status));
        }
        reason = "HTTP %d".formatted(status);
        wait = RetryAfter.seconds(response.headers());
      } catch (IOException e) {
        reason = "no answer (%s)".formatted(e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Answer.Unavailable(uri, "interrupted");
      }
      if (attempt < manners.attempts() && !pause(attempt, wait)) {
        return new Answer.Unavailable(uri, "interrupted");
      }
    }
    return new Answer.Unavailable(uri, "%s, %d times".formatted(reason, manners.attempts()));
  }

  private HttpRequest request(URI uri, Validators held) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(manners.timeout())
            .header("User-Agent", manners.userAgent());
    if (held.etag() != null) {
      request.header("If-None-Match", held.etag());
    }
    if (held.lastModified() != null) {
      request.header("If-Modified-Since", held.lastModified());
    }
    return request.build();
  }

  private static Answer kept(URI uri, HttpResponse<InputStream> response, Path target)
      throws IOException {
    Path parts = target.resolveSibling(target.getFileName() + ".part");
    // The request's own timeout ends with the headers; a body may fall silent too.
    CompletableFuture<Void> alarm =
        new CompletableFuture<Void>()
            .completeOnTimeout(null, LONGEST.toSeconds(), TimeUnit.SECONDS);
    try (InputStream body = response.body();
        OutputStream file = Files.newOutputStream(parts)) {
      alarm.thenRun(() -> close(body));
      byte[] buffer = new byte[BUFFER];
      long total = 0;
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        total += read;
        if (total > MOST_BYTES) {
          return new Answer.Refused(
              uri, "larger than the limit of %,d bytes".formatted(MOST_BYTES));
        }
        file.write(buffer, 0, read);
      }
      file.close();
      Files.move(parts, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      alarm.cancel(false);
      Files.deleteIfExists(parts);
    }
    Validators validators =
        new Validators(
            response.headers().firstValue("ETag").orElse(null),
            response.headers().firstValue("Last-Modified").orElse(null));
    String type = response.headers().firstValue("Content-Type").orElse("");
    return new Answer.Given(uri, type, validators, new byte[0]);
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // Whoever reads the body learns of it.
    }
  }

  /** False if the wait was cut short. */
  private static boolean pause(int attempt, OptionalLong wait) {
    long growing = Math.min(LONGEST_PAUSE.toMillis(), 200L << Math.min(attempt, 20));
    long millis =
        wait.isPresent()
            ? Math.min(wait.getAsLong(), Duration.ofMinutes(10).toSeconds()) * 1000
            : growing;
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
