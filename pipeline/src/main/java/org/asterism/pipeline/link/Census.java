package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.asterism.pipeline.lake.TableState;

/**
 * Which vectors there are, and what became of them since the edges were made; of all affinities at
 * once, for most nights change little. What Delta's feed does not tell of is as it was; without the
 * feed, all vectors are looked at.
 */
final class Census {
  /** Of a change: whether there is such a vector now, and whether there was one. */
  static final String IS_HERE = "is_here";

  static final String WAS_HERE = "was_here";

  private static final String ID = Embeddings.IMAGE_ID;
  private static final String AFFINITY = Embeddings.AFFINITY;
  private static final String MODEL = Embeddings.MODEL;
  private static final String DIMENSION = "dimension";
  private static final String NOW = "now";
  private static final String BEFORE = "before";

  private static final Column HAS_GONE = col(NOW).isNull();
  private static final Column HAS_COME = not(HAS_GONE).and(not(col(WAS_HERE)));
  private static final Column HAS_CHANGED = HAS_GONE.or(not(col(NOW).eqNullSafe(col(BEFORE))));
  private static final Column IS_BEREFT = not(HAS_CHANGED).and(col(Linked.IS_BEREFT));

  /** Of a row of the feed: whether there is such a vector now, and it serves. */
  private static final Column IS_LAST_IN_USE =
      col(LakeTable.CHANGE).notEqual(LakeTable.REMOVED).and(Embeddings.IS_IN_USE);

  private final Optional<TableState> state;
  private final Dataset<Row> written;
  private final Dataset<Row> vectors;
  private final List<Row> kinds;

  Census(Lake lake) {
    state = lake.stateOf(Embeddings.TABLE);
    Optional<Dataset<Row>> since =
        state.flatMap(
            now ->
                Followed.state(lake).flatMap(before -> Embeddings.TABLE.since(lake, before, now)));
    written =
        since
            .map(feed -> feed.where(IS_LAST_IN_USE))
            .orElseGet(() -> Embeddings.inUse(Embeddings.TABLE.read(lake)));
    vectors =
        lake.staged(
            "vectors",
            since
                .map(feed -> followed(lake, written, feed.where(not(IS_LAST_IN_USE))))
                .orElseGet(() -> compared(lake, written)));
    kinds =
        vectors
            .groupBy(AFFINITY, MODEL, DIMENSION, Linked.SETTINGS)
            .agg(count(NOW), sumOf(HAS_CHANGED), sumOf(IS_BEREFT))
            .collectAsList();
  }

  private static Column sumOf(Column condition) {
    return count(when(condition, lit(1)));
  }

  /** The vectors' state that this is of; nothing if there never was one. */
  Optional<TableState> state() {
    return state;
  }

  /** What is linked, beside all vectors in use. */
  private static Dataset<Row> compared(Lake lake, Dataset<Row> inUse) {
    return Linked.TABLE
        .read(lake)
        .as("linked")
        .join(hashes(inUse).as("vector"), sameKey("linked", "vector"), "full_outer")
        .select(columns(col("vector." + MODEL), col("vector." + DIMENSION), col("vector." + NOW)));
  }

  /** What is linked, beside the vectors that were written, and less those that ended. */
  private static Dataset<Row> followed(Lake lake, Dataset<Row> written, Dataset<Row> ended) {
    Column isOld = col("vector." + ID).isNull();
    Column isLeft = isOld.and(col("ended." + ID).isNull());
    return Linked.TABLE
        .read(lake)
        .as("linked")
        .join(hashes(written).as("vector"), sameKey("linked", "vector"), "full_outer")
        .join(
            broadcast(ended.select(ID, AFFINITY, MODEL)).as("ended"),
            sameKey("linked", "ended").and(col("linked." + MODEL).equalTo(col("ended." + MODEL))),
            "left")
        .select(
            columns(
                when(isLeft, col("linked." + Linked.MODEL)).otherwise(col("vector." + MODEL)),
                when(isLeft, col("linked." + Linked.DIMENSION))
                    .otherwise(col("vector." + DIMENSION)),
                when(isLeft, col("linked." + Linked.VECTOR_HASH)).otherwise(col("vector." + NOW))));
  }

  private static Dataset<Row> hashes(Dataset<Row> vectors) {
    return vectors.select(
        col(ID),
        col(AFFINITY),
        col(MODEL),
        size(col(Embeddings.VECTOR)).as(DIMENSION),
        xxhash64(col(Embeddings.VECTOR)).as(NOW));
  }

  private static Column sameKey(String one, String other) {
    return col(one + "." + ID)
        .equalTo(col(other + "." + ID))
        .and(col(one + "." + AFFINITY).equalTo(col(other + "." + AFFINITY)));
  }

  /** Of a vector as it is, null if there is none; and of what is linked, null if nothing is. */
  private static Column[] columns(Column model, Column dimension, Column now) {
    return new Column[] {
      coalesce(col("linked." + ID), col("vector." + ID)).as(ID),
      coalesce(col("linked." + AFFINITY), col("vector." + AFFINITY)).as(AFFINITY),
      model.as(MODEL),
      dimension.as(DIMENSION),
      now.as(NOW),
      col("linked." + Linked.VECTOR_HASH).as(BEFORE),
      col("linked." + ID).isNotNull().as(WAS_HERE),
      // An earlier Asterism did not tell what a list holds.
      when(col("linked." + Linked.K).isNotNull(), col("linked." + Linked.SETTINGS))
          .as(Linked.SETTINGS),
      col("linked." + Linked.BAR),
      col("linked." + Linked.LAST),
      coalesce(col("linked." + Linked.IS_BEREFT), lit(false)).as(Linked.IS_BEREFT)
    };
  }

  private Stream<Row> kinds(Affinity affinity) {
    return kinds.stream().filter(kind -> kind.getString(0).equals(affinity.key()));
  }

  /**
   * @throws AsterismException if the affinity's vectors cannot be compared with each other
   */
  Collection collection(Affinity affinity) {
    Map<String, Long> counts = new TreeMap<>();
    int dimension = 0;
    for (Row kind : kinds(affinity).filter(kind -> kind.getLong(4) > 0).toList()) {
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

  /** How many of an affinity's vectors came, changed or went, or lost too much of their lists. */
  long changes(Affinity affinity) {
    return kinds(affinity).mapToLong(kind -> kind.getLong(5) + kind.getLong(6)).sum();
  }

  /** How many of an affinity's vectors stayed and must have their list found anew. */
  long bereft(Affinity affinity) {
    return kinds(affinity).mapToLong(kind -> kind.getLong(6)).sum();
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

  /**
   * New, changed and vanished vectors: rows of an image id and an affinity, with {@link #IS_HERE}
   * and {@link #WAS_HERE}.
   */
  Dataset<Row> changes(Column affinities) {
    return vectors
        .where(affinities.and(HAS_CHANGED))
        .select(col(ID), col(AFFINITY), col(NOW).isNotNull().as(IS_HERE), col(WAS_HERE));
  }

  /** The {@link #bereft}: rows of an image id and an affinity. */
  Dataset<Row> bereft(Column affinities) {
    return vectors.where(affinities.and(IS_BEREFT)).select(ID, AFFINITY);
  }

  /** Rows of {@link Embeddings}, those of new and changed vectors among them. */
  Dataset<Row> written() {
    return written;
  }

  /**
   * The bars that another picture has to reach to come into a list: rows of an image id, an
   * affinity, {@link Linked#BAR} and {@link Linked#LAST}. No row of lists that hold all there are,
   * nor of vectors that changed.
   */
  Dataset<Row> bars() {
    return vectors
        .where(col(Linked.BAR).isNotNull().and(not(HAS_CHANGED)))
        .select(ID, AFFINITY, Linked.BAR, Linked.LAST);
  }

  /**
   * What {@link Linked} holds once all of an affinity are linked.
   *
   * @param bars as {@link Linked#bars} gives them
   */
  Dataset<Row> linked(Affinity affinity, LinkSettings wanted, Dataset<Row> bars) {
    return vectors
        .where(Embeddings.everyOf(affinity).and(col(NOW).isNotNull()))
        .drop(Linked.BAR, Linked.LAST)
        .join(bars, new String[] {ID}, "left")
        .select(linkedColumns(wanted, false));
  }

  /**
   * What changes in {@link Linked} by an update.
   *
   * @param bars of lists that were sought, or have others now: rows of an image id, an affinity,
   *     {@link Linked#BAR} and {@link Linked#LAST}
   */
  Dataset<Row> linkedChanges(Column affinities, LinkSettings wanted, Dataset<Row> bars) {
    return vectors
        .where(affinities)
        .drop(Linked.BAR, Linked.LAST)
        .join(broadcast(bars.withColumn(IS_HERE, lit(true))), new String[] {ID, AFFINITY}, "left")
        .where(HAS_CHANGED.or(col(IS_HERE)))
        .select(
            Stream.concat(
                    Stream.of(linkedColumns(wanted, true)),
                    Stream.of(
                        when(HAS_GONE, LakeTable.REMOVED)
                            .when(HAS_COME, LakeTable.ADDED)
                            .otherwise(LakeTable.CHANGED)
                            .as(LakeTable.CHANGE)))
                .toArray(Column[]::new));
  }

  private static Column[] linkedColumns(LinkSettings wanted, boolean isByUpdate) {
    return new Column[] {
      col(ID).as(Linked.IMAGE_ID),
      col(AFFINITY).as(Linked.AFFINITY),
      col(MODEL).as(Linked.MODEL),
      col(DIMENSION).as(Linked.DIMENSION),
      col(NOW).as(Linked.VECTOR_HASH),
      lit(wanted.toString()).as(Linked.SETTINGS),
      lit(wanted.k()).as(Linked.K),
      col(Linked.BAR),
      col(Linked.LAST),
      lit(isByUpdate).as(Linked.BY_UPDATE),
      lit(false).as(Linked.IS_BEREFT)
    };
  }
}
