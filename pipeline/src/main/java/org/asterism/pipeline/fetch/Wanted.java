package org.asterism.pipeline.fetch;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.pipeline.crawl.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A picture to ask for, and what we hold of it if the question is only whether it has changed.
 *
 * @param address where it is, if the source says
 */
record Wanted(
    String imageId,
    String source,
    String sourceId,
    @Nullable String address,
    String recordHash,
    @Nullable Held held)
    implements Serializable {

  /** What the server called the version that lies in the raw store. */
  record Held(@Nullable String etag, @Nullable String lastModified) implements Serializable {}

  private static final String HELD = "held_";

  /** Open objects whose picture is not held, has another address now, or is worth another look. */
  static Dataset<Row> among(Dataset<Row> objects, Dataset<Row> images) {
    Dataset<Row> open =
        objects
            .where(Objects.USED)
            .select(
                Images.IMAGE_ID,
                Images.SOURCE,
                Images.SOURCE_ID,
                Images.IMAGE_URL,
                Objects.RECORD_HASH);
    Dataset<Row> known = images.select(prefixed(images));
    Column sameAddress = col(Images.IMAGE_URL).eqNullSafe(col(HELD + Images.IMAGE_URL));
    // A table older than this column knows no hashes; its pictures are not all asked for again.
    Column sameRecord =
        coalesce(
            col(HELD + Images.RECORD_HASH).equalTo(col(Objects.RECORD_HASH)),
            col(HELD + Images.IMAGE_ID).isNotNull());
    Column settled = sameAddress.and(sameRecord).and(not(col(HELD + Images.RETRY)));
    // What was refused after it was stored, because its file is gone, is asked for as a whole.
    Column comparable =
        sameAddress
            .and(col(HELD + Images.SHA256).isNotNull())
            .and(col(HELD + Images.REFUSAL).isNull());
    return open.join(known, col(Images.IMAGE_ID).equalTo(col(HELD + Images.IMAGE_ID)), "left")
        .where(not(coalesce(settled, lit(false))))
        .select(
            col(Images.IMAGE_ID),
            col(Images.SOURCE),
            col(Images.SOURCE_ID),
            col(Images.IMAGE_URL),
            col(Objects.RECORD_HASH),
            when(comparable, col(HELD + Images.SHA256)).as(Images.SHA256),
            col(HELD + Images.ETAG).as(Images.ETAG),
            col(HELD + Images.LAST_MODIFIED).as(Images.LAST_MODIFIED));
  }

  private static Column[] prefixed(Dataset<Row> images) {
    return Arrays.stream(images.columns())
        .map(each -> col(each).as(HELD + each))
        .toArray(Column[]::new);
  }

  /** A row of {@link #among}. */
  static Wanted of(Row row) {
    return new Wanted(
        row.getAs(Images.IMAGE_ID),
        row.getAs(Images.SOURCE),
        row.getAs(Images.SOURCE_ID),
        row.getAs(Images.IMAGE_URL),
        row.getAs(Objects.RECORD_HASH),
        row.getAs(Images.SHA256) == null
            ? null
            : new Held(row.getAs(Images.ETAG), row.getAs(Images.LAST_MODIFIED)));
  }
}
