package org.asterism.pipeline.enrich;

import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.formal.Palette;
import org.asterism.core.image.Picture;
import org.asterism.core.image.Thumbnail;
import org.asterism.core.image.UnreadablePictureException;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.fetch.RawStore;

/**
 * What a second look at a stored picture tells, which settings may ask for again: its palette, the
 * text in it, and its thumbnail. It is decoded once for all of them.
 */
final class Measurement {
  /** The columns of {@link Images} that measuring fills. */
  static final StructType SCHEMA =
      Images.TABLE.part(
          Images.IMAGE_ID,
          Images.ENRICHED_SHA256,
          Images.RETRY,
          Images.REFUSAL,
          Images.PALETTE,
          Images.THUMBNAIL,
          Images.OCR_TEXT,
          Images.OCR_STATE,
          Images.OCR_LANGUAGES);

  private Measurement() {}

  /**
   * @param stored an image id, path and SHA-256
   * @return a row of {@link #SCHEMA}; with a refusal if the picture turns out unreadable, or its
   *     file is gone: then the next run fetches it again
   */
  static Row of(Row stored, RawStore raw, EnrichSettings settings) {
    String imageId = stored.getAs(Images.IMAGE_ID);
    String sha256 = stored.getAs(Images.SHA256);
    Optional<byte[]> bytes = raw.find(stored.getAs(Images.PATH));
    if (bytes.isEmpty()) {
      return refused(imageId, sha256, RawStore.GONE, true);
    }
    Picture picture;
    try {
      picture = Picture.decode(bytes.get());
    } catch (UnreadablePictureException e) {
      return refused(imageId, sha256, e.reason(), false);
    }
    OcrText text = settings.ocr().textIn(picture);
    int thumbnail = settings.thumbnail();
    return RowFactory.create(
        imageId,
        sha256,
        false,
        null,
        Images.paletteRows(Palette.of(picture)),
        raw.putThumbnail(sha256, thumbnail, Thumbnail.jpegOf(picture, thumbnail)),
        text.text(),
        text.state(),
        settings.ocr().languages());
  }

  private static Row refused(String imageId, String sha256, String reason, boolean retry) {
    Object[] values = new Object[SCHEMA.size()];
    values[0] = imageId;
    values[1] = sha256;
    values[2] = retry;
    values[3] = reason;
    return RowFactory.create(values);
  }
}
