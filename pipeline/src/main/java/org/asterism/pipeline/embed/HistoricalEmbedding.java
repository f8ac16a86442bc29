package org.asterism.pipeline.embed;

import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.EnumMap;
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
import org.asterism.core.historical.HistoricalEncoder.Kind;
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
  /** A medium says little of history: half of all paintings are in oil. */
  private static final Map<EntityType, Kind> KINDS =
      new EnumMap<>(
          Map.of(
              EntityType.ARTIST, Kind.ARTIST,
              EntityType.MOVEMENT, Kind.MOVEMENT,
              EntityType.PLACE, Kind.PLACE,
              EntityType.PERIOD, Kind.PERIOD));

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
    KINDS.forEach(
        (type, kind) -> {
          for (String id : type.idsOf(artwork)) {
            float[] node = vectors.get(id);
            if (node != null) {
              parts.add(new Part(kind, node));
            }
          }
        });
    Embedding embedding = HistoricalEncoder.encode(parts, artwork.years());
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
}
