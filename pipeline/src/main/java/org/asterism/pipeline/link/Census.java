package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.TableState;
import org.jspecify.annotations.Nullable;

/**
 * Which vectors there are, and what became of them since the edges were made; of all affinities at
 * once, for most nights change little. What Delta's feed does not tell of is as it was; where there
 * is no feed, or it tells of much, all vectors are looked at.
 */
final class Census {
  /** So much of the feed is held by the driver: as many as an update takes, of each affinity. */
  private static final int MOST_HELD = Affinity.values().length * Against.MOST;

  private static final String ID = Embeddings.IMAGE_ID;
  private static final String AFFINITY = Embeddings.AFFINITY;
  private static final String MODEL = Embeddings.MODEL;
  private static final String DIMENSION = "dimension";
  private static final String NOW = "now";
  private static final String BEFORE = "before";
  private static final String WAS_HERE = "was_here";
  private static final String IS_TOLD_OF = "is_told_of";

  private static final Column DIMENSION_NOW = size(col(Embeddings.VECTOR)).as(DIMENSION);
  private static final Column HASH_NOW = xxhash64(col(Embeddings.VECTOR)).as(NOW);
  private static final Column HAS_CHANGED =
      col(NOW).isNull().or(not(col(NOW).eqNullSafe(col(BEFORE))));
  private static final Column IS_BEREFT =
      not(HAS_CHANGED).and(coalesce(col(Linked.IS_BEREFT), lit(false)));

  private final Lake lake;
  private final Optional<TableState> state;
  private final Map<Affinity, Tally> tallies = new EnumMap<>(Affinity.class);

  /** What the feed told of; null if it was not asked. */
  private final @Nullable List<Change> told;

  /** All vectors beside what is linked, once that was looked at. */
  private @Nullable Dataset<Row> all;

  Census(Lake lake) {
    this.lake = lake;
    this.state = lake.stateOf(Embeddings.TABLE);
    for (Affinity affinity : Affinity.values()) {
      tallies.put(affinity, new Tally());
    }
    told = feed().map(this::told).orElse(null);
    if (told == null) {
      countAll();
    }
  }

  private Optional<List<Row>> feed() {
    return state.flatMap(
        now ->
            Followed.state(lake)
                .flatMap(
                    before ->
                        Embeddings.TABLE.since(
                            lake,
                            before,
                            now,
                            MOST_HELD,
                            Embeddings.IS_IN_USE.as(Embeddings.IN_USE),
                            HASH_NOW,
                            col(Embeddings.VECTOR))));
  }

  /** The vectors' state that this is of; nothing if there never was one. */
  Optional<TableState> state() {
    return state;
  }

  Tally of(Affinity affinity) {
    return tallies.get(affinity);
  }

  private static Affinity affinityOf(Row row) {
    return Affinity.ofKey(row.<String>getAs(AFFINITY)).orElseThrow();
  }

  /** An image id and an affinity. */
  private record Key(String id, Affinity affinity) {
    static Key of(Row row) {
      return new Key(row.getAs(ID), affinityOf(row));
    }
  }

  /** What the feed says of one picture and affinity, of all models. */
  private static final class News {
    private final Set<String> ended = new HashSet<>();
    private Change.@Nullable Arrived arrived;
  }

  /**
   * Reads of {@link Linked} only what it takes to count, and what the feed is about.
   *
   * @return null if nothing is linked: then the feed does not tell all
   */
  private @Nullable List<Change> told(List<Row> feed) {
    Map<Key, News> news = new LinkedHashMap<>();
    for (Row row : feed) {
      News own = news.computeIfAbsent(Key.of(row), any -> new News());
      String model = row.getAs(MODEL);
      if (LakeTable.REMOVED.equals(row.getAs(LakeTable.CHANGE))
          || !row.<Boolean>getAs(Embeddings.IN_USE)) {
        own.ended.add(model);
      } else {
        own.arrived =
            new Change.Arrived(
                model,
                row.<Long>getAs(NOW),
                new Vector(row.getAs(ID), Embeddings.vectorOf(row, Embeddings.VECTOR)));
      }
    }
    List<Row> kinds = linked(news.keySet());
    if (kinds.isEmpty()) {
      return null;
    }
    List<Change> changes = new ArrayList<>();
    for (Row kind : kinds) {
      Tally tally = of(affinityOf(kind));
      String model = kind.getAs(MODEL);
      int dimension = kind.<Integer>getAs(DIMENSION);
      tally.addVectors(model, dimension, kind.<Long>getAs("vectors"));
      tally.addSettings(kind.getAs(Linked.SETTINGS));
      tally.addBereft(kind.<Long>getAs("bereft"));
      for (Row row : kind.<Row>getList(kind.fieldIndex("told_of"))) {
        Key key = new Key(row.getString(0), affinityOf(kind));
        News own = news.remove(key);
        boolean isAsItWas =
            own.arrived == null ? !own.ended.contains(model) : own.arrived.hash() == row.getLong(1);
        if (isAsItWas) {
          tally.addBereft(row.getBoolean(2) ? 1 : 0);
        } else {
          tally.addVectors(model, dimension, -1);
          changes.add(new Change(key.affinity(), key.id(), true, own.arrived));
        }
      }
    }
    news.forEach(
        (key, own) -> {
          if (own.arrived != null) {
            changes.add(new Change(key.affinity(), key.id(), false, own.arrived));
          }
        });
    for (Change change : changes) {
      of(change.affinity()).addChanges(1);
      if (change.now() != null) {
        of(change.affinity()).addVectors(change.now().model(), change.now().dimension(), 1);
      }
    }
    return List.copyOf(changes);
  }

  /** What is linked by kinds, and of each those that the feed is about. */
  private List<Row> linked(Set<Key> toldOf) {
    StructType keys = Embeddings.TABLE.part(ID, AFFINITY).add(IS_TOLD_OF, DataTypes.BooleanType);
    Dataset<Row> those =
        lake.spark()
            .createDataFrame(
                toldOf.stream()
                    .map(key -> RowFactory.create(key.id(), key.affinity().key(), true))
                    .toList(),
                keys);
    Column isOther = col(IS_TOLD_OF).isNull();
    return Linked.TABLE
        .read(lake)
        .join(broadcast(those), new String[] {ID, AFFINITY}, "left")
        .groupBy(AFFINITY, MODEL, DIMENSION, Linked.SETTINGS)
        .agg(
            count(lit(1)).as("vectors"),
            count(when(isOther.and(col(Linked.IS_BEREFT)), 1)).as("bereft"),
            collect_list(
                    when(
                        col(IS_TOLD_OF),
                        struct(col(ID), col(Linked.VECTOR_HASH), col(Linked.IS_BEREFT))))
                .as("told_of"))
        .collectAsList();
  }

  private void countAll() {
    all()
        .groupBy(AFFINITY, MODEL, DIMENSION, Linked.SETTINGS)
        .agg(count(col(NOW)), count(when(HAS_CHANGED, 1)), count(when(IS_BEREFT, 1)))
        .collectAsList()
        .forEach(
            kind -> {
              Tally tally = of(affinityOf(kind));
              if (kind.getLong(4) > 0) {
                tally.addVectors(kind.getString(1), kind.getInt(2), kind.getLong(4));
              }
              if (!kind.isNullAt(3)) {
                tally.addSettings(kind.getString(3));
              }
              tally.addChanges(kind.getLong(5));
              tally.addBereft(kind.getLong(6));
            });
  }

  /** All vectors in use, beside what is linked. */
  private Dataset<Row> all() {
    if (all == null) {
      all =
          lake.staged(
              "vectors",
              Linked.TABLE
                  .read(lake)
                  .as("linked")
                  .join(
                      Embeddings.inUse(Embeddings.TABLE.read(lake))
                          .select(col(ID), col(AFFINITY), col(MODEL), DIMENSION_NOW, HASH_NOW)
                          .as("vector"),
                      col("linked." + ID)
                          .equalTo(col("vector." + ID))
                          .and(col("linked." + AFFINITY).equalTo(col("vector." + AFFINITY))),
                      "full_outer")
                  .select(
                      coalesce(col("linked." + ID), col("vector." + ID)).as(ID),
                      coalesce(col("linked." + AFFINITY), col("vector." + AFFINITY)).as(AFFINITY),
                      col("vector." + MODEL),
                      col("vector." + DIMENSION),
                      col("vector." + NOW),
                      col("linked." + Linked.VECTOR_HASH).as(BEFORE),
                      col("linked." + ID).isNotNull().as(WAS_HERE),
                      col("linked." + Linked.SETTINGS),
                      col("linked." + Linked.IS_BEREFT)));
    }
    return all;
  }

  /**
   * New, changed and vanished vectors, held by the driver: ask only if there are {@link
   * Tally#changes few}.
   */
  List<Change> changes(List<Affinity> affinities) {
    if (told != null) {
      return told.stream().filter(each -> affinities.contains(each.affinity())).toList();
    }
    Dataset<Row> vectors =
        Embeddings.inUse(Embeddings.TABLE.read(lake)).select(ID, AFFINITY, Embeddings.VECTOR);
    return all()
        .where(Linked.of(affinities).and(HAS_CHANGED))
        .join(vectors, new String[] {ID, AFFINITY}, "left")
        .collectAsList()
        .stream()
        .map(
            row ->
                new Change(
                    affinityOf(row), row.getAs(ID), row.<Boolean>getAs(WAS_HERE), arrived(row)))
        .toList();
  }

  private static Change.@Nullable Arrived arrived(Row row) {
    return row.isNullAt(row.fieldIndex(NOW))
        ? null
        : new Change.Arrived(
            row.getAs(MODEL),
            row.<Long>getAs(NOW),
            new Vector(row.getAs(ID), Embeddings.vectorOf(row, Embeddings.VECTOR)));
  }

  /**
   * What {@link Linked} holds once all of an affinity are linked.
   *
   * @param vectors rows of an image id and {@link Linked#VECTOR}
   * @param bars as {@link Linked#bars} gives them
   */
  Dataset<Row> linked(
      Affinity affinity, LinkSettings wanted, Dataset<Row> vectors, Dataset<Row> bars) {
    return all()
        .where(Embeddings.everyOf(affinity).and(col(NOW).isNotNull()))
        .join(vectors, new String[] {ID}, "left")
        .join(bars, new String[] {ID}, "left")
        .select(
            col(ID).as(Linked.IMAGE_ID),
            col(AFFINITY).as(Linked.AFFINITY),
            col(MODEL).as(Linked.MODEL),
            col(DIMENSION).as(Linked.DIMENSION),
            col(NOW).as(Linked.VECTOR_HASH),
            col(Linked.VECTOR),
            lit(wanted.toString()).as(Linked.SETTINGS),
            lit(wanted.k()).as(Linked.K),
            col(Linked.BAR),
            col(Linked.LAST),
            lit(false).as(Linked.BY_UPDATE),
            lit(false).as(Linked.IS_BEREFT));
  }
}
