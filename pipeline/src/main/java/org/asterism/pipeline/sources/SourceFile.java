package org.asterism.pipeline.sources;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.asterism.pipeline.manners.Answer;
import org.asterism.pipeline.manners.PoliteHttp;
import org.asterism.pipeline.manners.Validators;
import org.jspecify.annotations.Nullable;

/**
 * A file that lists works: one of this machine, or one at an address. The latter is downloaded to a
 * temporary file once in each process, and asked for anew, unless it is unchanged, when a listing
 * begins. So a listing that goes on in another process costs one more download.
 */
final class SourceFile {
  private static final Map<URI, Copy> COPIES = new ConcurrentHashMap<>();

  private final SourceSettings settings;
  private final PoliteHttp http;

  /**
   * @param path where it lies
   * @param version what tells its state from others
   */
  record State(Path path, String version) {}

  private record Copy(Path path, Validators validators) {
    /** The server's name for its state; where it gives none, the size and when it was fetched. */
    String version() throws IOException {
      return validators.etag() != null
          ? validators.etag()
          : Objects.requireNonNullElse(validators.lastModified(), "bytes-" + Files.size(path));
    }
  }

  SourceFile(SourceSettings settings, PoliteHttp http) {
    this.settings = settings;
    this.http = http;
  }

  /** Whether it is one of this machine. */
  boolean isLocal() {
    return settings.isOnThisMachine();
  }

  /** The address by which messages name it. */
  URI uri() {
    return isLocal()
        ? Path.of(settings.url()).toAbsolutePath().normalize().toUri()
        : URI.create(settings.url());
  }

  /**
   * The file as it is now.
   *
   * @param beginning whether a listing begins with it
   */
  State state(boolean beginning) throws NoAnswerException {
    try {
      if (isLocal()) {
        Path path = Path.of(settings.url()).toAbsolutePath().normalize();
        return new State(
            path, "%d-%d".formatted(Files.size(path), Files.getLastModifiedTime(path).toMillis()));
      }
      Copy copy = copy(beginning);
      return new State(copy.path(), copy.version());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Where a listing goes on.
   *
   * @throws NoAnswerException if the file has changed since the cursor was made
   */
  Place place(@Nullable String cursor, State state, Place first) throws NoAnswerException {
    if (cursor == null) {
      return first;
    }
    Place place = Place.of(cursor, state.version());
    if (place == null) {
      throw new NoAnswerException(
          uri(), "it has changed since it was read", NoAnswerException.Kind.FINAL);
    }
    return place;
  }

  NoAnswerException unreadable(IOException cause) {
    return new NoAnswerException(
        uri(),
        "it cannot be read (%s)".formatted(cause.getMessage()),
        NoAnswerException.Kind.FINAL);
  }

  private Copy copy(boolean beginning) throws NoAnswerException, IOException {
    URI uri = uri();
    Copy held = COPIES.get(uri);
    if (held != null && Files.exists(held.path()) && !beginning) {
      return held;
    }
    boolean usable = held != null && Files.exists(held.path());
    Path target = usable ? held.path() : Files.createTempFile("asterism-", ".part");
    target.toFile().deleteOnExit();
    Answer answer =
        new Download(http, Download.PIECE)
            .get(uri, usable ? held.validators() : Validators.NONE, target);
    if (answer instanceof Answer.NotModified && usable) {
      return held;
    }
    Answer.Given given = NoAnswerException.unlessGiven(uri, answer);
    Copy copy = new Copy(target, given.validators());
    COPIES.put(uri, copy);
    return copy;
  }
}
