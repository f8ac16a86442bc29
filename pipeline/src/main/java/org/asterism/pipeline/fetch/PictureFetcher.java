package org.asterism.pipeline.fetch;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.Sha256;
import org.asterism.core.image.Picture;
import org.asterism.core.image.PictureFormat;
import org.asterism.core.image.UnreadablePictureException;
import org.asterism.pipeline.crawl.Sources;
import org.asterism.pipeline.manners.Answer;
import org.asterism.pipeline.manners.Manners;
import org.asterism.pipeline.manners.Objection;
import org.asterism.pipeline.manners.PoliteHttp;
import org.jspecify.annotations.Nullable;

/** Brings one picture and tells whether its bytes are one. */
final class PictureFetcher implements Serializable {
  private static final long serialVersionUID = 1;

  /** The columns of {@link Images} that fetching fills. */
  static final StructType SCHEMA =
      Images.TABLE.part(
          Images.IMAGE_ID,
          Images.SOURCE,
          Images.SOURCE_ID,
          Images.IMAGE_URL,
          Images.SHA256,
          Images.PATH,
          Images.BYTES,
          Images.MIME,
          Images.REFUSAL,
          Images.RETRY,
          Images.FETCHED_AT);

  private final Manners manners;
  private final RawStore store;

  PictureFetcher(Manners manners, RawStore store) {
    this.manners = manners;
    this.store = store;
  }

  /**
   * @param wanted an image id, source, source id and address
   * @return a row of {@link #SCHEMA}
   */
  Row fetch(Row wanted) {
    String address = wanted.getAs(Images.IMAGE_URL);
    if (address == null) {
      return refused(wanted, "the source offers no picture", false);
    }
    Answer answer = ask(wanted.getAs(Images.SOURCE), address);
    if (answer instanceof Answer.Given given) {
      return stored(wanted, given.body());
    }
    if (answer instanceof Answer.Refused refused) {
      return refused(wanted, refused.reason(), false);
    }
    return refused(wanted, ((Answer.Unavailable) answer).reason(), true);
  }

  private Answer ask(String source, String address) {
    URI uri;
    try {
      // Some museums leave spaces in their addresses.
      uri = new URI(address.replace(" ", "%20"));
    } catch (URISyntaxException e) {
      return new Answer.Refused(URI.create(""), "not an address: " + address);
    }
    // The only source whose pictures may be files of this machine.
    if (source.equals(Sources.FOLDER)) {
      return file(uri);
    }
    if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
      return new Answer.Refused(uri, "not an address on the web: " + address);
    }
    // A body that is no whole picture may be a passing fault, so it is asked for again.
    return PoliteHttp.keeping(manners).get(uri, given -> objection(given.body()));
  }

  private static Answer file(URI uri) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of(uri));
      return objection(bytes)
          .<Answer>map(objection -> new Answer.Refused(uri, objection.reason()))
          .orElseGet(() -> new Answer.Given(uri, "", bytes));
    } catch (NoSuchFileException e) {
      return new Answer.Refused(uri, "there is no such file");
    } catch (IOException e) {
      return new Answer.Refused(uri, "the file cannot be read: " + e.getMessage());
    }
  }

  private Row stored(Row wanted, byte[] bytes) {
    PictureFormat format = PictureFormat.of(bytes).orElseThrow();
    String sha256 = Sha256.hexOf(bytes);
    return row(
        wanted,
        sha256,
        store.put(sha256, format.extension(), bytes),
        (long) bytes.length,
        format.mime(),
        null,
        false);
  }

  private static Optional<Objection> objection(byte[] bytes) {
    try {
      Picture.decode(bytes);
      return Optional.empty();
    } catch (UnreadablePictureException e) {
      return Optional.of(new Objection(e.reason(), OptionalLong.empty(), false));
    }
  }

  private static Row refused(Row wanted, String reason, boolean retry) {
    return row(wanted, null, null, null, null, reason, retry);
  }

  private static Row row(
      Row wanted,
      @Nullable String sha256,
      @Nullable String path,
      @Nullable Long bytes,
      @Nullable String mime,
      @Nullable String refusal,
      boolean retry) {
    return RowFactory.create(
        wanted.getAs(Images.IMAGE_ID),
        wanted.getAs(Images.SOURCE),
        wanted.getAs(Images.SOURCE_ID),
        wanted.getAs(Images.IMAGE_URL),
        sha256,
        path,
        bytes,
        mime,
        refusal,
        retry,
        Timestamp.from(Instant.now()));
  }
}
