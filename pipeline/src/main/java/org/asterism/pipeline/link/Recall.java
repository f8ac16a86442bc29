package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.embed.Embeddings;

/**
 * Which share of the true neighbours of some pictures the edges hold.
 *
 * @param share in [0, 1]; 1 if there are no neighbours to find
 * @param sample how many pictures were looked at
 */
record Recall(double share, int sample) {
  private static final int SAMPLE = 256;

  /**
   * @param embeddings rows of one affinity
   * @param vectors those that were linked: an image id and {@link Linked#VECTOR}
   * @param edges of that affinity
   */
  static Recall of(
      Dataset<Row> embeddings,
      Dataset<Row> vectors,
      Dataset<Row> edges,
      Affinity affinity,
      LinkSettings settings) {
    List<Vector> drawn =
        embeddings
            .select(Embeddings.IMAGE_ID, Embeddings.VECTOR)
            .orderBy(xxhash64(col(Embeddings.IMAGE_ID)), col(Embeddings.IMAGE_ID))
            .limit(SAMPLE)
            .collectAsList()
            .stream()
            .map(row -> new Vector(row.getString(0), Embeddings.vectorOf(row, Embeddings.VECTOR)))
            .filter(vector -> vector.objection() == null)
            .sorted(Comparator.comparing(Vector::id))
            .toList();
    if (drawn.isEmpty()) {
      return new Recall(1, 0);
    }
    Block sample = Vector.block(drawn);
    Map<String, Nearest> nearest = new HashMap<>();
    Dataset<Row> all =
        vectors
            .withColumn(Linked.AFFINITY, lit(affinity.key()))
            .withColumn(Linked.BAR, lit(null).cast(DataTypes.FloatType))
            .withColumn(Linked.LAST, lit(null).cast(DataTypes.StringType));
    Map<String, Against.Few> few = Map.of(affinity.key(), new Against.Few(sample, null, Set.of()));
    for (Row found : Against.found(Against.passing(all), few, settings).collect()) {
      float cosine = found.getFloat(3);
      nearest
          .computeIfAbsent(found.getString(0), id -> new Nearest(settings.k()))
          .offer(found.getString(1), cosine, cosine);
    }
    Set<String> held = new HashSet<>();
    edges
        .where(col(Edges.SRC).isin((Object[]) sample.ids()))
        .select(Edges.SRC, Edges.DST)
        .collectAsList()
        .forEach(edge -> held.add(edge.getString(0) + " " + edge.getString(1)));
    long wanted = 0;
    long found = 0;
    for (var each : nearest.entrySet()) {
      wanted += each.getValue().size();
      found +=
          each.getValue()
              .found()
              .filter(near -> held.contains(each.getKey() + " " + near.id()))
              .count();
    }
    return new Recall(wanted == 0 ? 1 : (double) found / wanted, sample.size());
  }
}
