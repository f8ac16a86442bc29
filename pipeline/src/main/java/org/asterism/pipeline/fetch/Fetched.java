package org.asterism.pipeline.fetch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What became of one wanted picture: the columns of {@link Images} that fetching fills, and a line
 * of the journal.
 */
record Fetched(
    Wanted wanted,
    @Nullable String sha256,
    @Nullable String path,
    @Nullable Long bytes,
    @Nullable String mime,
    @Nullable String refusal,
    boolean retry,
    @Nullable String etag,
    @Nullable String lastModified) {

  static final StructType SCHEMA =
      Images.TABLE.part(
          Images.IMAGE_ID,
          Images.SOURCE,
          Images.SOURCE_ID,
          Images.IMAGE_URL,
          Images.RECORD_HASH,
          Images.SHA256,
          Images.PATH,
          Images.BYTES,
          Images.MIME,
          Images.REFUSAL,
          Images.RETRY,
          Images.ETAG,
          Images.LAST_MODIFIED,
          Images.FETCHED_AT);

  private static final ObjectMapper JSON = new ObjectMapper();

  static Fetched refused(Wanted wanted, String reason, boolean retry) {
    return new Fetched(wanted, null, null, null, null, reason, retry, null, null);
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

  Row row(Instant now) {
    return RowFactory.create(
        wanted.imageId(),
        wanted.source(),
        wanted.sourceId(),
        wanted.address(),
        wanted.recordHash(),
        sha256,
        path,
        bytes,
        mime,
        refusal,
        retry,
        etag,
        lastModified,
        Timestamp.from(now));
  }
}
