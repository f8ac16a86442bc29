package org.asterism.pipeline.fetch;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What became of one wanted picture, as a line of the journal and a row.
 *
 * @param stored the picture, if one came
 * @param refusal why none came; null as well if what is held is still what the server has
 * @param retry whether a later run should ask again
 */
record Fetched(Wanted wanted, @Nullable Stored stored, @Nullable String refusal, boolean retry) {

  /** A picture that lies in the raw store. */
  record Stored(
      String sha256,
      String path,
      long bytes,
      String mime,
      @Nullable String etag,
      @Nullable String lastModified,
      FirstLook look) {}

  /** The columns of {@link Images} that say what was asked for and how that ended. */
  static final StructType ASKED =
      Images.TABLE.part(
          Images.IMAGE_ID,
          Images.SOURCE,
          Images.SOURCE_ID,
          Images.IMAGE_URL,
          Images.RECORD_HASH,
          Images.FETCHED_AT,
          Images.REFUSAL,
          Images.RETRY);

  /** Holds for the rows of pictures that are held and still what the server has. */
  static final Column UNCHANGED = col(Images.REFUSAL).isNull().and(col(Images.SHA256).isNull());

  /** All columns of {@link Images} that fetching fills. */
  static final StructType SCHEMA =
      Images.TABLE.part(
          Images.IMAGE_ID,
          Images.SOURCE,
          Images.SOURCE_ID,
          Images.IMAGE_URL,
          Images.RECORD_HASH,
          Images.FETCHED_AT,
          Images.REFUSAL,
          Images.RETRY,
          Images.SHA256,
          Images.PATH,
          Images.BYTES,
          Images.MIME,
          Images.ETAG,
          Images.LAST_MODIFIED,
          Images.WIDTH,
          Images.HEIGHT,
          Images.DHASH,
          Images.PHASH,
          Images.MINIATURE,
          Images.EMBEDDED);

  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  static Fetched refused(Wanted wanted, String reason, boolean retry) {
    return new Fetched(wanted, null, reason, retry);
  }

  static Fetched unchanged(Wanted wanted) {
    return new Fetched(wanted, null, null, false);
  }

  static Fetched parse(String line) {
    try {
      return JSON.readValue(line, Fetched.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  String line() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A row of {@link #SCHEMA}; of an unchanged picture only what {@link #ASKED} names is true. */
  Row row(Instant now) {
    Object[] values = new Object[SCHEMA.size()];
    values[0] = wanted.imageId();
    values[1] = wanted.source();
    values[2] = wanted.sourceId();
    values[3] = wanted.address();
    values[4] = wanted.recordHash();
    values[5] = Timestamp.from(now);
    values[6] = refusal;
    values[7] = retry;
    if (stored != null) {
      values[8] = stored.sha256();
      values[9] = stored.path();
      values[10] = stored.bytes();
      values[11] = stored.mime();
      values[12] = stored.etag();
      values[13] = stored.lastModified();
      values[14] = stored.look().width();
      values[15] = stored.look().height();
      values[16] = stored.look().dhash();
      values[17] = stored.look().phash();
      values[18] = stored.look().miniature();
      values[19] = stored.look().embedded();
    }
    return RowFactory.create(values);
  }
}
