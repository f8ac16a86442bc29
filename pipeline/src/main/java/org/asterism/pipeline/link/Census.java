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

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.RowSince;
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

  private static final Column DIMENSION_NOW = size(col(Embeddings.VECTOR)).as(DIMENSION);
  private static final Column HASH_NOW = xxhash64(col(Embeddings.VECTOR)).as(NOW);
  private static final Column VECTOR_NOW =
      Vector.packed(col(Embeddings.VECTOR)).as(Embeddings.VECTOR);
  private static final Column HAS_CHANGED =
      col(NOW).isNull().or(not(col(NOW).eqNullSafe(col(BEFORE))));
  private static final Column IS_BEREFT =
      not(HAS_CHANGED).and(coalesce(col(Linked.IS_BEREFT), lit(false)));

  private final Lake lake;
  private final Optional<TableState> state;
  private final Map<Affinity, Tally> tallies = new EnumMap<>(Affinity.class);

  /** All that is linked, to pass by. */
  private final Dataset<Row> passing;

  /** What the feed told of; null if it could not be asked. */
  private final @Nullable List<Change> told;

  /** All vectors beside what is linked, once that was looked at. */
  private @Nullable Dataset<Row> all;

  Census(Lake lake) {
    this.lake = lake;
    this.state = lake.stateOf(Embeddings.TABLE);
    this.passing = Against.passing(Linked.TABLE.read(lake));
    Optional<Standing> standing = new Notes(lake).standing().filter(each -> each.stillHolds(lake));
    Optional<List<RowSince>> feed = standing.flatMap(this::since);
    if (feed.isPresent()) {
      tallies.putAll(standing.orElseThrow().tallies());
      told = told(feed.get());
      told.forEach(change -> of(change.affinity()).addChange(change));
    } else {
      told = null;
      for (Affinity affinity : Affinity.values()) {
        tallies.put(affinity, new Tally());
      }
      countAll();
    }
  }

  private Optional<List<RowSince>> since(Standing standing) {
    AtomicReference<Optional<List<RowSince>>> feed = new AtomicReference<>(Optional.empty());
    if (standing.isOf(state)) {
      return Optional.of(List.of());
    }
    lake.atOnce(
        () -> Lake.plan(passing), () -> feed.set(state.flatMap(now -> since(standing, now))));
    return feed.get();
  }

  private Optional<List<RowSince>> since(Standing standing, TableState now) {
    return Embeddings.TABLE.since(
        lake,
        standing.embeddings(),
        now,
        MOST_HELD,
        Embeddings.IS_IN_USE.as(Embeddings.IN_USE),
        HASH_NOW,
        VECTOR_NOW);
  }

  /** How things stand once all is linked with these settings; nothing if there never was any. */
  Optional<Standing> standing(LinkSettings settings) {
    Map<Affinity, Standing.Vectors> vectors = new EnumMap<>(Affinity.class);
    tallies.forEach(
        (affinity, tally) -> tally.standing().ifPresent(own -> vectors.put(affinity, own)));
    return state.flatMap(
        embeddings ->
            lake.stateOf(Linked.TABLE)
                .map(linked -> new Standing(embeddings, linked, settings.toString(), vectors)));
  }

  Tally of(Affinity affinity) {
    return tallies.get(affinity);
  }

  /**
   * What is linked, of no more affinities than need be, as {@link Against#found} has it pass by.
   *
   * @param affinities those that are wanted
   */
  Dataset<Row> passing(Set<Affinity> affinities) {
    boolean areAll =
        tallies.entrySet().stream()
            .allMatch(each -> each.getValue().isEmpty() || affinities.contains(each.getKey()));
    return areAll ? passing : passing.where(Linked.of(affinities));
  }

  /** An image id and an affinity. */
  private record Key(String id, Affinity affinity) {
    static Key of(Row row) {
      return new Key(row.getAs(ID), Linked.affinityOf(row));
    }
  }

  /** What the feed says of one picture and affinity, of all models. */
  private static final class News {
    private final Set<String> ended = new HashSet<>();
    private Change.@Nullable Arrived arrived;
    private boolean isNew = true;

    void add(RowSince since) {
      Row row = since.last();
      String model = row.getAs(MODEL);
      isNew &= since.isNew();
      if (since.isThere() && row.<Boolean>getAs(Embeddings.IN_USE)) {
        arrived =
            new Change.Arrived(
                model,
                row.<Long>getAs(NOW),
                Vector.of(row.getAs(ID), row.getAs(Embeddings.VECTOR)));
      } else {
        ended.add(model);
      }
    }

    /** Whether the vector that was linked is still the one. */
    boolean isAsItWas(String model, long hash) {
      return arrived == null ? !ended.contains(model) : arrived.hash() == hash;
    }
  }

  /** Reads {@link Linked} only if something happened to pictures that may be in it. */
  private List<Change> told(List<RowSince> feed) {
    Map<Key, News> news = new LinkedHashMap<>();
    feed.forEach(row -> news.computeIfAbsent(Key.of(row.last()), any -> new News()).add(row));
    List<Change> changes = new ArrayList<>();
    for (Row row : linked(news)) {
      Key key = Key.of(row);
      News own = news.remove(key);
      if (!own.isAsItWas(row.getAs(MODEL), row.<Long>getAs(Linked.VECTOR_HASH))) {
        of(key.affinity()).addVectors(row.getAs(MODEL), row.<Integer>getAs(DIMENSION), -1);
        changes.add(new Change(key.affinity(), key.id(), true, own.arrived));
      }
    }
    news.forEach(
        (key, own) -> {
          if (own.arrived != null) {
            changes.add(new Change(key.affinity(), key.id(), false, own.arrived));
          }
        });
    return List.copyOf(changes);
  }

  private List<Row> linked(Map<Key, News> news) {
    List<Row> old =
        news.entrySet().stream()
            .filter(each -> !each.getValue().isNew)
            .map(each -> RowFactory.create(each.getKey().id(), each.getKey().affinity().key()))
            .toList();
    return old.isEmpty()
        ? List.of()
        : Linked.TABLE
            .read(lake)
            .join(broadcast(Linked.keys(lake, old)), new String[] {ID, AFFINITY})
            .select(ID, AFFINITY, MODEL, DIMENSION, Linked.VECTOR_HASH)
            .collectAsList();
  }

  private void countAll() {
    all()
        .groupBy(AFFINITY, MODEL, DIMENSION, Linked.SETTINGS)
        .agg(count(col(NOW)), count(when(HAS_CHANGED, 1)), count(when(IS_BEREFT, 1)))
        .collectAsList()
        .forEach(
            kind -> {
              Tally tally = of(Linked.affinityOf(kind));
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
        Embeddings.inUse(Embeddings.TABLE.read(lake)).select(col(ID), col(AFFINITY), VECTOR_NOW);
    return all()
        .where(Linked.of(affinities).and(HAS_CHANGED))
        .join(vectors, new String[] {ID, AFFINITY}, "left")
        .collectAsList()
        .stream()
        .map(
            row ->
                new Change(
                    Linked.affinityOf(row),
                    row.getAs(ID),
                    row.<Boolean>getAs(WAS_HERE),
                    arrived(row)))
        .toList();
  }

  private static Change.@Nullable Arrived arrived(Row row) {
    return row.isNullAt(row.fieldIndex(NOW))
        ? null
        : new Change.Arrived(
            row.getAs(MODEL),
            row.<Long>getAs(NOW),
            Vector.of(row.getAs(ID), row.getAs(Embeddings.VECTOR)));
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
