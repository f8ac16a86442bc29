package org.asterism.pipeline.embed;

import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.historical.HistoricalEncoder;
import org.asterism.core.historical.HistoricalEncoder.Part;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.history.Entities;
import org.asterism.pipeline.history.EntityType;
import org.asterism.pipeline.people.Artists;

/**
 * Where works stand in history, from their makers, movements, places and years. The nodes' vectors
 * go to every executor: 0.5 kB a node.
 */
final class HistoricalEmbedding {
  private static final float ARTIST = 1.0f;
  private static final float MOVEMENT = 0.6f;
  private static final float PLACE = 0.2f;
  private static final float PERIOD = 0.2f;

  private HistoricalEmbedding() {}

  static Dataset<Row> encoded(
      Dataset<Row> objects, Dataset<Row> artists, Dataset<Row> images, Dataset<Row> entities) {
    Broadcast<HashMap<String, float[]>> vectors =
        JavaSparkContext.fromSparkContext(objects.sparkSession().sparkContext())
            .broadcast(vectors(entities));
    return Artists.resolved(objects, artists)
        .join(
            images.where(Images.USABLE).select(Images.IMAGE_ID),
            new String[] {Images.IMAGE_ID},
            "left_semi")
        .flatMap(
            (FlatMapFunction<Row, Row>) row -> encoded(Artists.artworkOf(row), vectors.value()),
            Encoders.row(Embeddings.SCHEMA));
  }

  private static HashMap<String, float[]> vectors(Dataset<Row> entities) {
    return entities
        .where(col(Entities.VECTOR).isNotNull())
        .select(Entities.ID, Entities.VECTOR)
        .collectAsList()
        .stream()
        .collect(
            toMap(
                row -> row.getString(0),
                row -> Embeddings.vectorOf(row, Entities.VECTOR),
                (a, b) -> a,
                HashMap::new));
  }

  private static Iterator<Row> encoded(Artwork artwork, Map<String, float[]> vectors) {
    List<Part> parts = new ArrayList<>();
    for (EntityType type : EntityType.values()) {
      for (String id : type.idsOf(artwork)) {
        float[] node = vectors.get(id);
        if (node != null) {
          parts.add(new Part(weightOf(type), node));
        }
      }
    }
    Embedding embedding = Embedding.certain(HistoricalEncoder.encode(parts, artwork.years()));
    return embedding == null
        ? List.<Row>of().iterator()
        : List.of(
                Embeddings.row(
                    artwork.imageId(),
                    Affinity.HISTORICAL,
                    HistoricalEncoder.MODEL,
                    embedding,
                    "graph"))
            .iterator();
  }

  private static float weightOf(EntityType type) {
    return switch (type) {
      case ARTIST -> ARTIST;
      case MOVEMENT -> MOVEMENT;
      case PLACE -> PLACE;
      case PERIOD -> PERIOD;
    };
  }
}
