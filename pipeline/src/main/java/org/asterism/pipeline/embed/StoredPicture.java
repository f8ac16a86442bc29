package org.asterism.pipeline.embed;

import org.apache.spark.sql.Row;
import org.asterism.core.image.Picture;
import org.asterism.core.image.UnreadablePictureException;
import org.asterism.pipeline.fetch.RawStore;

/** A picture that is wanted, out of the raw store. */
final class StoredPicture {
  private StoredPicture() {}

  /**
   * @param wanted a row of {@link WantedPictures}
   * @throws UnreadablePictureException if its file is gone or no picture, which is one picture's
   *     misfortune; a store that cannot be read at all is the run's
   */
  static Picture decoded(Row wanted, RawStore raw) {
    return Picture.decode(
        raw.find(wanted.getAs(WantedPictures.PATH))
            .orElseThrow(() -> new UnreadablePictureException(RawStore.GONE, "Fetch it again.")));
  }
}
