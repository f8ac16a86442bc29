package org.asterism.pipeline.embed;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.core.image.Picture;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.fetch.RawStore;

/** How pictures look, from their pixels. A picture is encoded again only when its bytes change. */
final class FormalEmbedding {
  private FormalEmbedding() {}

  /** The held vectors that are still those of their pictures. */
  static Dataset<Row> stillValid(Dataset<Row> images, Dataset<Row> embeddings) {
    Dataset<Row> current =
        images
            .where(Images.USABLE)
            .select(col(Images.IMAGE_ID).as("current_id"), col(Images.SHA256).as("current_sha256"));
    return embeddings
        .where(Embeddings.of(Affinity.FORMAL))
        .where(col(Embeddings.MODEL).equalTo(FormalEncoder.MODEL))
        // Of a table from before there were confidences; pixels are all a look is made of.
        .withColumn(Embeddings.CONFIDENCE, lit(1f))
        .join(
            current,
            col(Embeddings.IMAGE_ID)
                .equalTo(col("current_id"))
                .and(col(Embeddings.INPUT_HASH).equalTo(col("current_sha256"))),
            "left_semi");
  }

  /** Usable pictures without a valid vector. */
  static Dataset<Row> pending(Dataset<Row> images, Dataset<Row> valid) {
    return images
        .where(Images.USABLE)
        .join(valid.select(Embeddings.IMAGE_ID), new String[] {Images.IMAGE_ID}, "left_anti")
        .select(Images.IMAGE_ID, Images.PATH, Images.SHA256);
  }

  static Dataset<Row> encoded(Dataset<Row> pictures, RawStore raw, LongAccumulator done) {
    return pictures.map(
        (MapFunction<Row, Row>)
            row -> {
              Picture picture = Picture.decode(raw.read(row.getAs(Images.PATH)));
              float[] vector = FormalEncoder.encode(picture);
              done.add(1);
              return Embeddings.row(
                  row.getAs(Images.IMAGE_ID),
                  Affinity.FORMAL,
                  FormalEncoder.MODEL,
                  new Embedding(vector, 1),
                  row.getAs(Images.SHA256));
            },
        Encoders.row(Embeddings.SCHEMA));
  }
}
