package org.asterism.pipeline.enrich;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.formal.Palette;
import org.asterism.core.image.DifferenceHash;
import org.asterism.core.image.Picture;
import org.asterism.core.image.Thumbnail;
import org.asterism.core.image.UnreadablePictureException;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.fetch.RawStore;

/**
 * What one look at a stored picture tells: size, perceptual hash, palette, EXIF; and its thumbnail.
 */
final class Measurement {
  /** The columns of {@link Images} that measuring fills. */
  static final StructType SCHEMA =
      Images.TABLE.part(
          Images.IMAGE_ID,
          Images.REFUSAL,
          Images.RETRY,
          Images.WIDTH,
          Images.HEIGHT,
          Images.DHASH,
          Images.EXIF,
          Images.PALETTE,
          Images.THUMBNAIL,
          Images.ENRICHED_SHA256);

  private Measurement() {}

  /**
   * @param stored an image id, path and SHA-256
   * @param thumbnail long side of its thumbnail in pixels
   * @return a row of {@link #SCHEMA}; with a refusal if the picture turns out unreadable
   */
  static Row of(Row stored, RawStore raw, int thumbnail) {
    String imageId = stored.getAs(Images.IMAGE_ID);
    String sha256 = stored.getAs(Images.SHA256);
    byte[] bytes = raw.read(stored.getAs(Images.PATH));
    try {
      Picture picture = Picture.decode(bytes);
      return RowFactory.create(
          imageId,
          null,
          false,
          picture.width(),
          picture.height(),
          DifferenceHash.of(picture),
          ExifTags.jsonOf(bytes),
          Images.paletteRows(Palette.of(picture)),
          raw.putThumbnail(sha256, thumbnail, Thumbnail.jpegOf(picture, thumbnail)),
          sha256);
    } catch (UnreadablePictureException e) {
      return RowFactory.create(
          imageId, e.reason(), false, null, null, null, null, null, null, sha256);
    }
  }
}
