package org.asterism.pipeline.sources;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.asterism.pipeline.manners.Answer;
import org.asterism.pipeline.manners.PoliteHttp;
import org.asterism.pipeline.manners.Validators;

/**
 * Brings a large file to disk piece by piece (RFC 9110, section 14), so that no more than a piece
 * is ever in memory and each is a request that keeps the manners. A server that gives no pieces has
 * to have a file that fits into one answer.
 */
final class Download {
  /** Bytes of one piece. */
  static final int PIECE = 4 << 20;

  /** No catalogue is larger; what is, is a mistake. In bytes. */
  private static final long MOST_BYTES = 8L << 30;

  private final PoliteHttp http;
  private final int piece;

  Download(PoliteHttp http, int piece) {
    this.http = http;
    this.piece = piece;
  }

  /**
   * @param held what the target holds by now, or {@link Validators#NONE} to have it in any case
   * @param target is replaced once the file is there whole
   * @return {@link Answer.Given} with an empty body once the target holds the file
   */
  Answer get(URI uri, Validators held, Path target) throws IOException {
    Path parts = target.resolveSibling(target.getFileName() + ".part");
    try (OutputStream file = Files.newOutputStream(parts)) {
      Answer first = ask(uri, 0, held);
      if (!(first instanceof Answer.Given given)) {
        return first;
      }
      file.write(given.body());
      long total = given.body().length;
      boolean more = total == piece;
      while (more) {
        Answer answer = ask(uri, total, Validators.NONE);
        if (answer instanceof Answer.Refused refused && refused.reason().equals("HTTP 416")) {
          break;
        }
        if (!(answer instanceof Answer.Given next)) {
          return answer;
        }
        if (Arrays.equals(next.body(), given.body())) {
          // The server gives no pieces, and the whole file is as long as one.
          break;
        }
        if (!next.validators().equals(given.validators()) || next.body().length > piece) {
          return new Answer.Unavailable(uri, "it changed while it was downloaded");
        }
        file.write(next.body());
        total += next.body().length;
        if (total > MOST_BYTES) {
          return new Answer.Refused(
              uri, "larger than the limit of %,d bytes".formatted(MOST_BYTES));
        }
        more = next.body().length == piece;
      }
      file.close();
      Files.move(parts, target, StandardCopyOption.REPLACE_EXISTING);
      return new Answer.Given(uri, given.contentType(), given.validators(), new byte[0]);
    } finally {
      Files.deleteIfExists(parts);
    }
  }

  private Answer ask(URI uri, long from, Validators held) {
    // Pieces of a packed file could not be unpacked.
    Map<String, String> headers =
        Map.of(
            "Range",
            "bytes=%d-%d".formatted(from, from + piece - 1),
            "Accept-Encoding",
            "identity");
    return http.get(uri, headers, held, given -> Optional.empty());
  }
}
