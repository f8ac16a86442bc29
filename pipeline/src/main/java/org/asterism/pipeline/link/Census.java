package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Written;

/**
 * Which vectors there are, and what became of them since the edges were made; of all affinities at
 * once, for most nights change little.
 */
final class Census {
  /** Of a change: whether there is such a vector now, and whether there was one. */
  static final String IS_HERE = "is_here";

  static final String WAS_HERE = "was_here";

  private static final String ID = Embeddings.IMAGE_ID;
  private static final String AFFINITY = Embeddings.AFFINITY;
  private static final String DIMENSION = "dimension";
  private static final String NOW = "now";
  private static final String BEFORE = "before";

  private static final Column HAS_CHANGED = not(col(NOW).eqNullSafe(col(BEFORE)));
  private static final Column HAS_COME = HAS_CHANGED.and(col(BEFORE).isNull());
  private static final Column HAS_GONE = HAS_CHANGED.and(col(NOW).isNull());

  private final Dataset<Row> vectors;
  private final List<Row> kinds;

  Census(Lake lake) {
    vectors = lake.staged("vectors", vectors(lake));
    kinds =
        vectors
            .groupBy(AFFINITY, Embeddings.MODEL, DIMENSION, Linked.SETTINGS)
            .agg(count(NOW), sumOf(HAS_COME), sumOf(HAS_CHANGED), sumOf(HAS_GONE))
            .orderBy(AFFINITY, Embeddings.MODEL, DIMENSION)
            .collectAsList();
  }

  private static Column sumOf(Column condition) {
    return count(when(condition, lit(1)));
  }

  /** Rows of vectors as they are and as they were, null where there is or was none. */
  private static Dataset<Row> vectors(Lake lake) {
    Dataset<Row> now =
        Embeddings.inUse(Embeddings.TABLE.read(lake))
            .select(
                col(ID),
                col(AFFINITY),
                col(Embeddings.MODEL),
                size(col(Embeddings.VECTOR)).as(DIMENSION),
                xxhash64(col(Embeddings.VECTOR)).as(NOW));
    Dataset<Row> before =
        Linked.TABLE
            .read(lake)
            .select(
                col(Linked.IMAGE_ID).as(ID),
                col(Linked.AFFINITY).as(AFFINITY),
                col(Linked.VECTOR_HASH).as(BEFORE),
                col(Linked.SETTINGS));
    return now.join(before, new String[] {ID, AFFINITY}, "full_outer");
  }

  private Stream<Row> kinds(Affinity affinity) {
    return kinds.stream().filter(kind -> kind.getString(0).equals(affinity.key()));
  }

  private Dataset<Row> vectors(Affinity affinity) {
    return vectors.where(Embeddings.everyOf(affinity));
  }

  /**
   * @throws AsterismException if the affinity's vectors cannot be compared with each other
   */
  Collection collection(Affinity affinity) {
    Map<String, Long> counts = new TreeMap<>();
    int dimension = 0;
    for (Row kind : kinds(affinity).filter(kind -> !kind.isNullAt(1)).toList()) {
      dimension = kind.getInt(2);
      counts.merge(
          "%s with %d numbers".formatted(kind.getString(1), dimension), kind.getLong(4), Long::sum);
    }
    if (counts.size() > 1) {
      throw new AsterismException(
          "The %s vectors cannot be compared".formatted(affinity.key()),
          "they are of several kinds: "
              + counts.entrySet().stream()
                  .map(kind -> "%,d of %s".formatted(kind.getValue(), kind.getKey()))
                  .collect(Collectors.joining("; ")),
          "Run embed, so that one encoder makes all of an affinity.");
    }
    return new Collection(counts.values().stream().mapToLong(Long::longValue).sum(), dimension);
  }

  /**
   * New, changed and vanished vectors of an affinity.
   *
   * @param rows their image ids, with {@link #IS_HERE} and {@link #WAS_HERE}
   * @param counted how many are new, changed and vanished
   */
  record Changes(Dataset<Row> rows, Written counted) {
    boolean none() {
      return counted.total() == 0;
    }

    /** Whether edges may lead to vectors that are no more. */
    boolean haveGone() {
      return counted.changed() + counted.removed() > 0;
    }
  }

  Changes changes(Affinity affinity) {
    Written counted =
        kinds(affinity)
            .map(
                kind ->
                    new Written(
                        kind.getLong(5),
                        kind.getLong(6) - kind.getLong(5) - kind.getLong(7),
                        kind.getLong(7)))
            .reduce(Written.NOTHING, Written::plus);
    return new Changes(
        vectors(affinity)
            .where(HAS_CHANGED)
            .select(
                col(ID), col(NOW).isNotNull().as(IS_HERE), col(BEFORE).isNotNull().as(WAS_HERE)),
        counted);
  }

  /** Whether edges were made with these settings, and none with others. */
  boolean isLinkedWith(Affinity affinity, LinkSettings wanted) {
    List<String> own =
        kinds(affinity)
            .filter(kind -> !kind.isNullAt(3))
            .map(kind -> kind.getString(3))
            .distinct()
            .toList();
    return own.equals(List.of(wanted.toString()));
  }

  /** What {@link Linked} holds once all of an affinity are linked. */
  Dataset<Row> linked(Affinity affinity, LinkSettings wanted) {
    return vectors(affinity).where(col(NOW).isNotNull()).select(linkedColumns(wanted));
  }

  /** What changes in {@link Linked} once {@link #changes} are linked. */
  Dataset<Row> linkedChanges(Affinity affinity, LinkSettings wanted) {
    return vectors(affinity)
        .where(HAS_CHANGED)
        .withColumn(
            LakeTable.CHANGE,
            when(col(NOW).isNull(), LakeTable.REMOVED)
                .when(col(BEFORE).isNull(), LakeTable.ADDED)
                .otherwise(LakeTable.CHANGED))
        .select(
            Stream.concat(Stream.of(linkedColumns(wanted)), Stream.of(col(LakeTable.CHANGE)))
                .toArray(Column[]::new));
  }

  private static Column[] linkedColumns(LinkSettings wanted) {
    return new Column[] {
      col(ID).as(Linked.IMAGE_ID),
      col(AFFINITY).as(Linked.AFFINITY),
      col(NOW).as(Linked.VECTOR_HASH),
      lit(wanted.toString()).as(Linked.SETTINGS)
    };
  }
}
