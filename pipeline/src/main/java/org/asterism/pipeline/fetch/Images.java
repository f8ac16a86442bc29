package org.asterism.pipeline.fetch;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.formal.Swatch;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.lake.LakeTable;

/** The table {@code images}: one row a picture we hold, or why there is none. */
public final class Images {
  public static final String IMAGE_ID = "image_id";
  public static final String SOURCE = "source";
  public static final String SOURCE_ID = "source_id";
  public static final String IMAGE_URL = "image_url";

  /** SHA-256 of the bytes, in hex. */
  public static final String SHA256 = "sha256";

  /** Where the bytes lie, relative to the raw store's root. */
  public static final String PATH = "path";

  public static final String BYTES = "bytes";

  /** By content, whatever the server said. */
  public static final String MIME = "mime";

  /** Why there is no usable picture; null where there is one. */
  public static final String REFUSAL = "refusal";

  /** Whether a later run should ask again. */
  public static final String RETRY = "retry";

  public static final String FETCHED_AT = "fetched_at";

  /**
   * The record's hash when the picture was last asked for: a changed record is asked about again.
   */
  public static final String RECORD_HASH = "record_hash";

  /** What the server calls this version of the picture, if it does; see RFC 9110, section 8.8.3. */
  public static final String ETAG = "etag";

  public static final String LAST_MODIFIED = "last_modified";

  /** Upright, in pixels. */
  public static final String WIDTH = "width";

  public static final String HEIGHT = "height";

  /** See {@link org.asterism.core.image.DifferenceHash}. */
  public static final String DHASH = "dhash";

  /**
   * See {@link org.asterism.core.image.PerceptualHash}; null for a picture that is nearly of one
   * brightness all over, whose hash says nothing.
   */
  public static final String PHASH = "phash";

  /** See {@link org.asterism.core.image.Miniature}. */
  public static final String MINIATURE = "miniature";

  /** The smallest image id of those that are the same picture, if it is another. */
  public static final String DUPLICATE_OF = "duplicate_of";

  /** {@link #EXACT} or {@link #NEAR}; null where {@link #DUPLICATE_OF} is. */
  public static final String DUPLICATE_KIND = "duplicate_kind";

  /** Of equal bytes. */
  public static final String EXACT = "exact";

  /** Another file of one picture; see {@link org.asterism.core.image.SamePicture}. */
  public static final String NEAR = "near";

  /**
   * What the file says of itself in EXIF, IPTC and XMP, as a JSON object; never a location, an
   * owner's device or a serial number.
   */
  public static final String EMBEDDED = "embedded";

  /** The text read in the picture, or null. */
  public static final String OCR_TEXT = "ocr_text";

  /** What became of reading it: read, nothing found, no text expected, or what was in the way. */
  public static final String OCR_STATE = "ocr_state";

  /** The languages it was read in, or would have been. */
  public static final String OCR_LANGUAGES = "ocr_languages";

  /** The main colours, largest share first. */
  public static final String PALETTE = "palette";

  /** Where its thumbnail lies, relative to the raw store's root. */
  public static final String THUMBNAIL = "thumbnail";

  /** The {@link #SHA256} that palette, thumbnail and text were taken from. */
  public static final String ENRICHED_SHA256 = "enriched_sha256";

  public static final StructType SWATCH =
      new StructType().add("rgb", IntegerType).add("share", FloatType);

  public static final StructType SCHEMA =
      new StructType()
          .add(IMAGE_ID, StringType)
          .add(SOURCE, StringType)
          .add(SOURCE_ID, StringType)
          .add(IMAGE_URL, StringType)
          .add(SHA256, StringType)
          .add(PATH, StringType)
          .add(BYTES, LongType)
          .add(MIME, StringType)
          .add(REFUSAL, StringType)
          .add(RETRY, BooleanType)
          .add(FETCHED_AT, TimestampType)
          .add(WIDTH, IntegerType)
          .add(HEIGHT, IntegerType)
          .add(DHASH, LongType)
          .add(PHASH, LongType)
          .add(MINIATURE, BinaryType)
          .add(DUPLICATE_OF, StringType)
          .add(DUPLICATE_KIND, StringType)
          .add(EMBEDDED, StringType)
          .add(OCR_TEXT, StringType)
          .add(OCR_STATE, StringType)
          .add(OCR_LANGUAGES, StringType)
          .add(PALETTE, createArrayType(SWATCH))
          .add(THUMBNAIL, StringType)
          .add(ENRICHED_SHA256, StringType)
          .add(RECORD_HASH, StringType)
          .add(ETAG, StringType)
          .add(LAST_MODIFIED, StringType);

  public static final LakeTable TABLE =
      LakeTable.of("images", SCHEMA, IMAGE_ID).withBookkeeping(FETCHED_AT);

  /** Holds for pictures that were measured and can be embedded. */
  public static final Column USABLE =
      col(REFUSAL).isNull().and(col(ENRICHED_SHA256).equalTo(col(SHA256)));

  private Images() {}

  /** The rows of pictures whose works are shown: openly licensed, and not withdrawn. */
  public static Dataset<Row> ofUsed(Dataset<Row> images, Dataset<Row> objects) {
    return images.join(
        objects.where(Objects.USED).select(IMAGE_ID), new String[] {IMAGE_ID}, "left_semi");
  }

  public static Row[] paletteRows(List<Swatch> palette) {
    return palette.stream()
        .map(swatch -> RowFactory.create(swatch.rgb(), swatch.share()))
        .toArray(Row[]::new);
  }

  public static List<Swatch> paletteOf(Row row) {
    return row.<Row>getList(row.fieldIndex(PALETTE)).stream()
        .map(swatch -> new Swatch(swatch.getInt(0), swatch.getFloat(1)))
        .toList();
  }
}
