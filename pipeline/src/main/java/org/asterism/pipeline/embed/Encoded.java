package org.asterism.pipeline.embed;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.affinity.Affinity;

/** What one encoder made of pictures: for each a vector, or why there is none. */
final class Encoded {
  static final String REASON = Unencoded.REASON;

  static final StructType SCHEMA =
      new StructType()
          .add(Embeddings.IMAGE_ID, StringType)
          .add(Embeddings.VECTOR, createArrayType(FloatType))
          .add(Embeddings.INPUT_HASH, StringType)
          .add(REASON, StringType);

  private Encoded() {}

  /**
   * @param picture a row with its image id and the hash of what the encoder saw
   */
  static Row vector(Row picture, float[] vector) {
    return row(picture, vector, null);
  }

  static Row refused(Row picture, String reason) {
    return row(picture, null, reason);
  }

  private static Row row(Row picture, Object vector, Object reason) {
    return RowFactory.create(
        picture.getAs(Embeddings.IMAGE_ID), vector, picture.getAs(Embeddings.INPUT_HASH), reason);
  }

  /** The vectors, as rows of {@link Embeddings}. */
  static Dataset<Row> vectors(
      Dataset<Row> encoded, Affinity affinity, String model, boolean inUse) {
    return encoded
        .where(col(Embeddings.VECTOR).isNotNull())
        .withColumn(Embeddings.AFFINITY, lit(affinity.key()))
        .withColumn(Embeddings.MODEL, lit(model))
        .withColumn(Embeddings.CONFIDENCE, lit(1f))
        .withColumn(Embeddings.IN_USE, lit(inUse))
        .select(Embeddings.TABLE.columns());
  }

  /** What has no vector, as rows of {@link Unencoded}. */
  static Dataset<Row> refusals(Dataset<Row> encoded, String model) {
    return encoded
        .where(col(REASON).isNotNull())
        .select(
            col(Embeddings.IMAGE_ID),
            lit(model).as(Embeddings.MODEL),
            col(Embeddings.INPUT_HASH),
            col(REASON));
  }
}
