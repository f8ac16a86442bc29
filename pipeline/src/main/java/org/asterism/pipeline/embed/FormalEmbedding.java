package org.asterism.pipeline.embed;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.core.image.Picture;
import org.asterism.core.image.UnreadablePictureException;
import org.asterism.pipeline.fetch.RawStore;

/** How pictures look, from their pixels. A picture is encoded again only when its bytes change. */
final class FormalEmbedding {
  private FormalEmbedding() {}

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
      byte[] bytes = raw.read(picture.getAs(WantedPictures.PATH));
      return Encoded.vector(picture, FormalEncoder.encode(Picture.decode(bytes)));
    } catch (UnreadablePictureException e) {
      return Encoded.refused(picture, e.reason());
    }
  }
}
