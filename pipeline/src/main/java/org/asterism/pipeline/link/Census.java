package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.lake.Lake;

/**
 * Which vectors there are, and what became of them since the edges were made; of all affinities at
 * once, for most nights change little.
 */
final class Census {
  /** Of a change: whether there is such a vector now, and whether there was one. */
  static final String IS_HERE = "is_here";

  static final String WAS_HERE = "was_here";
  private static final String DIMENSION = "dimension";

  private final Dataset<Row> vectors;
  private final Dataset<Row> changes;
  private final List<Row> kinds;
  private final Set<String> changed;
  private final List<Row> settings;

  Census(Lake lake) {
    vectors = lake.staged("vectors", vectors(Embeddings.inUse(Embeddings.TABLE.read(lake))));
    Dataset<Row> linked = Linked.TABLE.read(lake);
    changes = lake.staged("changed", changes(vectors, linked));
    kinds =
        vectors
            .groupBy(Embeddings.AFFINITY, Embeddings.MODEL, DIMENSION)
            .agg(count(lit(1)))
            .orderBy(Embeddings.AFFINITY, Embeddings.MODEL, DIMENSION)
            .collectAsList();
    changed =
        changes.select(Embeddings.AFFINITY).distinct().collectAsList().stream()
            .map(row -> row.getString(0))
            .collect(Collectors.toSet());
    settings = linked.select(Linked.AFFINITY, Linked.SETTINGS).distinct().collectAsList();
  }

  private static Dataset<Row> vectors(Dataset<Row> embeddings) {
    return embeddings.select(
        col(Embeddings.IMAGE_ID),
        col(Embeddings.AFFINITY),
        col(Embeddings.MODEL),
        size(col(Embeddings.VECTOR)).as(DIMENSION),
        xxhash64(col(Embeddings.VECTOR)).as(Linked.VECTOR_HASH));
  }

  private static Dataset<Row> changes(Dataset<Row> vectors, Dataset<Row> linked) {
    String[] key = {Embeddings.IMAGE_ID, Embeddings.AFFINITY};
    Dataset<Row> now = vectors.select(col(key[0]), col(key[1]), col(Linked.VECTOR_HASH).as("now"));
    Dataset<Row> before =
        linked.select(
            col(Linked.IMAGE_ID).as(key[0]),
            col(Linked.AFFINITY).as(key[1]),
            col(Linked.VECTOR_HASH).as("before"));
    return now.join(before, key, "full_outer")
        .where(col("now").eqNullSafe(col("before")).equalTo(lit(false)))
        .select(
            col(key[0]),
            col(key[1]),
            col("now").isNotNull().as(IS_HERE),
            col("before").isNotNull().as(WAS_HERE));
  }

  /**
   * @throws AsterismException if the affinity's vectors cannot be compared with each other
   */
  Collection collection(Affinity affinity) {
    List<Row> own =
        kinds.stream().filter(kind -> kind.getString(0).equals(affinity.key())).toList();
    if (own.size() > 1) {
      throw new AsterismException(
          "The %s vectors cannot be compared".formatted(affinity.key()),
          "they are of several kinds: "
              + own.stream()
                  .map(
                      kind ->
                          "%,d of %s with %d numbers"
                              .formatted(kind.getLong(3), kind.getString(1), kind.getInt(2)))
                  .collect(Collectors.joining("; ")),
          "Run embed, so that one encoder makes all of an affinity.");
    }
    return own.isEmpty()
        ? new Collection(0, 0)
        : new Collection(own.get(0).getLong(3), own.get(0).getInt(2));
  }

  boolean hasChanges(Affinity affinity) {
    return changed.contains(affinity.key());
  }

  /** Image ids of new, changed and vanished vectors, with {@link #IS_HERE}, {@link #WAS_HERE}. */
  Dataset<Row> changes(Affinity affinity) {
    return changes.where(Embeddings.everyOf(affinity)).drop(Embeddings.AFFINITY);
  }

  /** Whether edges were made with these settings, and none with others. */
  boolean isLinkedWith(Affinity affinity, LinkSettings wanted) {
    List<String> own =
        settings.stream()
            .filter(row -> row.getString(0).equals(affinity.key()))
            .map(row -> row.getString(1))
            .toList();
    return own.equals(List.of(wanted.toString()));
  }

  /** What {@link Linked} holds once all of an affinity are linked. */
  Dataset<Row> linked(Affinity affinity, LinkSettings wanted) {
    return vectors
        .where(Embeddings.everyOf(affinity))
        .select(
            col(Embeddings.IMAGE_ID).as(Linked.IMAGE_ID),
            col(Embeddings.AFFINITY).as(Linked.AFFINITY),
            col(Linked.VECTOR_HASH),
            lit(wanted.toString()).as(Linked.SETTINGS));
  }
}
