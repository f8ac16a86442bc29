package org.asterism.pipeline.fetch;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Lock;
import org.asterism.core.Sha256;
import org.asterism.core.image.Picture;
import org.asterism.core.image.PictureFormat;
import org.asterism.core.image.UnreadablePictureException;
import org.asterism.pipeline.manners.Answer;
import org.asterism.pipeline.manners.Manners;
import org.asterism.pipeline.manners.Objection;
import org.asterism.pipeline.manners.PoliteHttp;
import org.asterism.pipeline.manners.TurnstileAddress;
import org.asterism.pipeline.manners.Validators;
import org.asterism.pipeline.sources.SourceSettings;
import org.jspecify.annotations.Nullable;

/** Brings one picture and tells whether its bytes are one. */
final class PictureFetcher implements Serializable {
  private static final long serialVersionUID = 1;

  private final Map<String, SourceSettings> sources = new HashMap<>();
  private final Manners others;
  private final TurnstileAddress turnstile;
  private final RawStore store;

  PictureFetcher(FetchSettings settings, TurnstileAddress turnstile, RawStore store) {
    settings.sources().forEach(source -> sources.putIfAbsent(source.id(), source));
    this.others = settings.others();
    this.turnstile = turnstile;
    this.store = store;
  }

  /**
   * What became of it; nothing if the run may ask no more of that source.
   *
   * @param desk held while a picture is decoded and looked at: its pixels take far more room than
   *     its file, and a task has one core
   */
  Optional<Fetched> fetch(Wanted wanted, Lock desk) {
    if (wanted.address() == null) {
      return Optional.of(Fetched.refused(wanted, "the source offers no picture", false));
    }
    Decoding decoding = new Decoding(desk);
    Answer answer = ask(wanted, wanted.address(), decoding);
    if (answer instanceof Answer.Given given) {
      return Optional.of(stored(wanted, given, decoding.seen()));
    }
    if (answer instanceof Answer.NotModified) {
      return Optional.of(unchanged(wanted));
    }
    if (answer instanceof Answer.Refused refused) {
      return Optional.of(Fetched.refused(wanted, refused.reason(), false));
    }
    if (answer instanceof Answer.Unavailable unavailable) {
      return Optional.of(Fetched.refused(wanted, unavailable.reason(), true));
    }
    return Optional.empty();
  }

  private Answer ask(Wanted wanted, String address, Decoding decoding) {
    URI uri;
    try {
      // Some museums leave spaces in their addresses.
      uri = new URI(address.replace(" ", "%20"));
    } catch (URISyntaxException e) {
      return new Answer.Refused(URI.create(""), "not an address: " + address);
    }
    @Nullable SourceSettings source = sources.get(wanted.source());
    boolean mayBeFile = source != null && source.isOnThisMachine();
    if (mayBeFile && "file".equals(uri.getScheme())) {
      return file(uri, decoding);
    }
    if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
      return new Answer.Refused(uri, "not an address on the web: " + address);
    }
    // A body that is no whole picture may be a passing fault, so it is asked for again.
    return PoliteHttp.keeping(source == null ? others : source.manners(), turnstile)
        .get(uri, Map.of(), validators(wanted), given -> decoding.objectionTo(given.body()));
  }

  private static Validators validators(Wanted wanted) {
    Wanted.Held held = wanted.held();
    return held == null ? Validators.NONE : new Validators(held.etag(), held.lastModified());
  }

  private static Answer file(URI uri, Decoding decoding) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of(uri));
      return decoding
          .objectionTo(bytes)
          .<Answer>map(objection -> new Answer.Refused(uri, objection.reason()))
          .orElseGet(() -> new Answer.Given(uri, "", Validators.NONE, bytes));
    } catch (NoSuchFileException e) {
      return new Answer.Refused(uri, "there is no such file");
    } catch (IOException e) {
      return new Answer.Refused(uri, "the file cannot be read: " + e.getMessage());
    }
  }

  private Fetched stored(Wanted wanted, Answer.Given given, Seen seen) {
    byte[] bytes = given.body();
    return new Fetched(
        wanted,
        new Fetched.Stored(
            seen.sha256(),
            store.put(seen.sha256(), seen.format().extension(), bytes),
            bytes.length,
            seen.format().mime(),
            given.validators().etag(),
            given.validators().lastModified(),
            seen.look()),
        null,
        false);
  }

  private static Fetched unchanged(Wanted wanted) {
    return wanted.held() == null
        ? Fetched.refused(wanted, "the server calls unchanged what was never held", true)
        : Fetched.unchanged(wanted);
  }

  /** What was made of a body that is a picture. */
  private record Seen(PictureFormat format, String sha256, FirstLook look) {}

  /** Decodes a body to know whether it is a picture, and looks at it while its pixels are there. */
  private static final class Decoding {
    private final Lock desk;
    private @Nullable Seen seen;

    Decoding(Lock desk) {
      this.desk = desk;
    }

    Optional<Objection> objectionTo(byte[] bytes) {
      desk.lock();
      try {
        FirstLook look = FirstLook.at(Picture.decode(bytes), bytes);
        seen = new Seen(PictureFormat.of(bytes).orElseThrow(), Sha256.hexOf(bytes), look);
        return Optional.empty();
      } catch (UnreadablePictureException e) {
        return Optional.of(new Objection(e.reason(), OptionalLong.empty(), false));
      } finally {
        desk.unlock();
      }
    }

    Seen seen() {
      if (seen == null) {
        throw new IllegalStateException("only a body without objection is given");
      }
      return seen;
    }
  }
}
