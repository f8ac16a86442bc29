package org.asterism.pipeline.embed;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.fetch.Images;

/**
 * What an encoder of pictures is to see: image id, path in the raw store, the words that go with
 * it, and the hash of all that. A picture is encoded again only when this hash or the model
 * changes.
 */
final class WantedPictures {
  static final String IMAGE_ID = Embeddings.IMAGE_ID;
  static final String PATH = Images.PATH;
  static final String INPUT_HASH = Embeddings.INPUT_HASH;

  /** Title and subjects, or null where the encoder is not told them. */
  static final String CAPTION = "caption";

  private static final int SHA256 = 256;

  private WantedPictures() {}

  /** Usable pictures by their pixels alone. */
  static Dataset<Row> of(Dataset<Row> images) {
    return images
        .where(Images.USABLE)
        .select(
            col(Images.IMAGE_ID),
            col(Images.PATH),
            col(Images.SHA256).as(INPUT_HASH),
            lit(null).cast(StringType).as(CAPTION));
  }

  /** Usable pictures with the words of their works. */
  static Dataset<Row> captioned(Dataset<Row> images, Dataset<Row> objects) {
    Column subjects = coalesce(col(Objects.SUBJECTS), lit(new String[0]));
    Column caption = concat_ws(". ", col(Objects.TITLE), array_join(subjects, ", "));
    return of(images)
        .drop(CAPTION)
        .join(objects.select(col(Objects.IMAGE_ID), caption.as(CAPTION)), IMAGE_ID)
        .select(
            col(IMAGE_ID),
            col(PATH),
            concat(col(INPUT_HASH), lit(" "), sha2(col(CAPTION), SHA256)).as(INPUT_HASH),
            col(CAPTION));
  }

  /**
   * The rows that were made of what is wanted now.
   *
   * @param held rows of one model, with image id and input hash
   */
  static Dataset<Row> stillValid(Dataset<Row> wanted, Dataset<Row> held) {
    return held.join(
        wanted.select(IMAGE_ID, INPUT_HASH), new String[] {IMAGE_ID, INPUT_HASH}, "left_semi");
  }

  /** What is neither encoded nor known to be impossible. */
  static Dataset<Row> pending(Dataset<Row> wanted, Dataset<Row> valid, Dataset<Row> impossible) {
    return wanted
        .join(valid.select(IMAGE_ID), new String[] {IMAGE_ID}, "left_anti")
        .join(impossible.select(IMAGE_ID), new String[] {IMAGE_ID}, "left_anti");
  }
}
