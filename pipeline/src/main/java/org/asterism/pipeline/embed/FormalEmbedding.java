package org.asterism.pipeline.embed;

import static org.apache.spark.sql.functions.lit;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.core.image.UnreadablePictureException;
import org.asterism.pipeline.fetch.RawStore;

/** How pictures look, from their pixels. A picture is encoded again only when its bytes change. */
final class FormalEmbedding {
  private FormalEmbedding() {}

  /** The held descriptors that are still those of their pictures, as rows of {@link Embeddings}. */
  static Dataset<Row> stillValid(Dataset<Row> images, Dataset<Row> embeddings) {
    return WantedPictures.stillValid(
            WantedPictures.of(images), embeddings.where(Embeddings.DESCRIPTORS))
        // Of a table from before there were confidences; pixels are all a look is made of.
        .withColumn(Embeddings.CONFIDENCE, lit(1f))
        .select(Embeddings.TABLE.columns());
  }

  /**
   * @param pictures rows of {@link WantedPictures}
   * @return rows of {@link Encoded}
   */
  static Dataset<Row> encoded(Dataset<Row> pictures, RawStore raw, LongAccumulator done) {
    return pictures.map(
        (MapFunction<Row, Row>)
            picture -> {
              Row row = encoded(picture, raw);
              done.add(1);
              return row;
            },
        Encoders.row(Encoded.SCHEMA));
  }

  private static Row encoded(Row picture, RawStore raw) {
    try {
      return Encoded.vector(picture, FormalEncoder.encode(StoredPicture.decoded(picture, raw)));
    } catch (UnreadablePictureException e) {
      return Encoded.refused(picture, e.reason());
    }
  }
}
