package org.asterism.pipeline.embed;

import java.io.FileNotFoundException;
import org.apache.spark.sql.Row;
import org.asterism.core.AsterismException;
import org.asterism.core.image.Picture;
import org.asterism.core.image.UnreadablePictureException;
import org.asterism.pipeline.fetch.RawStore;

/** A picture that is wanted, out of the raw store. */
final class StoredPicture {
  /** The reason of a picture that is looked for again in every run. */
  static final String GONE = "its file is no longer in the raw store";

  private StoredPicture() {}

  /**
   * @param wanted a row of {@link WantedPictures}
   * @throws UnreadablePictureException if its file is gone or no picture, which is one picture's
   *     misfortune; a store that cannot be read at all is the run's
   */
  static Picture decoded(Row wanted, RawStore raw) {
    return Picture.decode(bytes(wanted, raw));
  }

  private static byte[] bytes(Row wanted, RawStore raw) {
    try {
      return raw.read(wanted.getAs(WantedPictures.PATH));
    } catch (AsterismException e) {
      if (e.getCause() instanceof FileNotFoundException) {
        throw new UnreadablePictureException(GONE, "Fetch it again.");
      }
      throw e;
    }
  }
}
