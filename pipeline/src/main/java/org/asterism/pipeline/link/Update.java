package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.Written;
import org.jspecify.annotations.Nullable;

/**
 * What became of the vectors since the edges were made, and the edges that this changes: those of
 * new pictures; those of pictures that lost a neighbour, found anew among all; and those in which a
 * new picture takes another's place. The edges are then what linking everything would give.
 *
 * <p>All vectors pass by once, and all edges three times: for the lists' bars, for their ends, and
 * where those that go are marked.
 */
final class Update {
  /** Beyond this share of the collection, linking everything costs less. */
  private static final double MOST = 0.2;

  /** Edges found are held by the driver and by every task, in about 200 bytes each. */
  static final long MOST_OFFERS = 1_000_000;

  /** The bars of so many lists are sent to every task; of more, vectors and bars are sorted. */
  private static final long MOST_BARS = 500_000;

  private static final String ID = Embeddings.IMAGE_ID;
  private static final String HAS_LOST = "has_lost";
  private static final String SIZE = "size";

  private final Lake lake;
  private final Affinity affinity;
  private final Dataset<Row> embeddings;
  private final Census.Changes changes;
  private final Collection collection;
  private final LinkSettings settings;
  private final Dataset<Row> edges;

  /**
   * @param embeddings rows of one affinity
   */
  Update(
      Lake lake,
      Affinity affinity,
      Dataset<Row> embeddings,
      Census.Changes changes,
      Collection collection,
      LinkSettings settings) {
    this.lake = lake;
    this.affinity = affinity;
    this.embeddings = embeddings;
    this.changes = changes;
    this.collection = collection;
    this.settings = settings;
    this.edges =
        Edges.TABLE
            .read(lake)
            .where(col(Edges.AFFINITY).equalTo(affinity.key()))
            .select(Edges.SRC, Edges.DST, Edges.WEIGHT);
  }

  /** What came of it. */
  record Made(Written written, Refused refused) {}

  /**
   * Brings the edges up to the vectors.
   *
   * @param beforeWriting is called before they change
   * @return nothing if linking everything costs less; then nothing was changed
   */
  Optional<Made> made(Runnable beforeWriting) {
    long most = (long) Math.min(Against.MOST, MOST * collection.vectors());
    if (changes.counted().total() > most) {
      return Optional.empty();
    }
    Fates fates = Fates.of(changes.rows().collectAsList());
    Dataset<Row> lists = lists(fates);
    Set<String> bereft = bereft(lists);
    if (fates.here().size() + bereft.size() > most) {
      return Optional.empty();
    }
    Sought sought = sought(fates.here(), bereft);
    Optional<List<Row>> found = found(sought, lists);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Set<String> wholeLists = new HashSet<>(fates.here());
    wholeLists.addAll(bereft);
    Offers offers = new Offers(wholeLists, fates.gone(), found.get(), settings.k());
    EdgeChanges made = new EdgeChanges(offers, held(offers), settings.k());
    beforeWriting.run();
    return Optional.of(new Made(write(made, fates.vanished()), sought.refused()));
  }

  /**
   * What became of pictures.
   *
   * @param here that are new or changed
   * @param vanished that are no more
   * @param gone vectors that edges were made of and that are no more: changed or vanished
   */
  private record Fates(Set<String> here, Set<String> vanished, Set<String> gone) {
    static Fates of(List<Row> changes) {
      Fates fates = new Fates(new HashSet<>(), new HashSet<>(), new HashSet<>());
      for (Row change : changes) {
        (change.getBoolean(1) ? fates.here : fates.vanished).add(change.getString(0));
        if (change.getBoolean(2)) {
          fates.gone.add(change.getString(0));
        }
      }
      return fates;
    }
  }

  /** Each list's size, its last cosine, and whether one of it is gone. */
  private Dataset<Row> lists(Fates fates) {
    if (!changes.haveGone()) {
      return edges
          .groupBy(Edges.SRC)
          .agg(count(lit(1)).as(SIZE), min(Edges.WEIGHT).as(Against.WEAKEST))
          .withColumn(HAS_LOST, lit(false));
    }
    Dataset<Row> gone =
        broadcast(
            changes
                .rows()
                .where(col(Census.WAS_HERE))
                .select(col(ID).as(Edges.DST), lit(true).as(HAS_LOST)));
    return lake.staged(
        "lists-" + affinity.key(),
        edges
            .join(gone, new String[] {Edges.DST}, "left")
            .groupBy(Edges.SRC)
            .agg(
                count(lit(1)).as(SIZE),
                min(Edges.WEIGHT).as(Against.WEAKEST),
                max(HAS_LOST).isNotNull().as(HAS_LOST)));
  }

  /** Who had as many neighbours as may be and lost one. A shorter list held all there are. */
  private Set<String> bereft(Dataset<Row> lists) {
    if (!changes.haveGone()) {
      return Set.of();
    }
    Set<String> bereft = new HashSet<>();
    full(lists)
        .where(col(HAS_LOST))
        .join(
            changes.rows().withColumnRenamed(ID, Edges.SRC), new String[] {Edges.SRC}, "left_anti")
        .select(Edges.SRC)
        .limit(Against.MOST + 1)
        .collectAsList()
        .forEach(row -> bereft.add(row.getString(0)));
    return bereft;
  }

  private Dataset<Row> full(Dataset<Row> lists) {
    return lists.where(col(SIZE).geq(settings.k()));
  }

  /**
   * The pictures whose neighbours are to be found.
   *
   * @param arrived new and changed ones; null if none
   * @param bereft others that lost a neighbour and may have another for it; null if none
   * @param refused of the arrived
   */
  private record Sought(@Nullable Block arrived, @Nullable Block bereft, Refused refused) {}

  private Sought sought(Set<String> here, Set<String> bereft) {
    List<Vector> arrived = new ArrayList<>();
    List<Vector> others = new ArrayList<>();
    Refused refused = Refused.NONE;
    for (Row row : vectorsOf(here, bereft)) {
      Vector vector = new Vector(row.getString(0), Embeddings.vectorOf(row, Embeddings.VECTOR));
      String objection = vector.objection();
      if (objection == null) {
        (here.contains(vector.id()) ? arrived : others).add(vector);
      } else {
        refused = refused.plus(Refused.of(vector.id(), affinity.key(), objection));
      }
    }
    return new Sought(block(arrived), block(others), refused);
  }

  private List<Row> vectorsOf(Set<String> here, Set<String> bereft) {
    List<Row> ids = new ArrayList<>();
    here.forEach(id -> ids.add(RowFactory.create(id)));
    bereft.forEach(id -> ids.add(RowFactory.create(id)));
    Dataset<Row> wanted =
        lake.spark().createDataFrame(ids, new StructType().add(ID, DataTypes.StringType));
    return embeddings.select(ID, Embeddings.VECTOR).join(broadcast(wanted), ID).collectAsList();
  }

  private static @Nullable Block block(List<Vector> vectors) {
    vectors.sort(Comparator.comparing(Vector::id));
    return vectors.isEmpty() ? null : Vector.block(vectors);
  }

  private Optional<List<Row>> found(Sought sought, Dataset<Row> lists) {
    Dataset<Row> bars = full(lists).select(col(Edges.SRC).as(ID), col(Against.WEAKEST));
    Dataset<Row> all =
        embeddings
            .select(col(ID), col(Embeddings.VECTOR))
            .join(
                collection.vectors() > MOST_BARS ? bars : broadcast(bars),
                new String[] {ID},
                "left");
    return Against.collected(
        all,
        sought.bereft(),
        sought.arrived(),
        settings,
        collection.mostRows(settings.k()),
        MOST_OFFERS);
  }

  private Held held(Offers offers) {
    Broadcast<Offers> all = context().broadcast(offers);
    return edges
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(rows -> List.of(Held.of(rows, all.value())).iterator())
        .fold(new Held(), Held::plus);
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(lake.spark().sparkContext());
  }

  /**
   * In two commits; the note that one is under way covers both. Rows go first: Delta knows already
   * which files there are, and need not look again to add one.
   */
  private Written write(EdgeChanges made, Set<String> vanished) {
    if (made.leavingCount() > 0) {
      Broadcast<EdgeChanges.Leaving> leaving = context().broadcast(made.leaving(vanished));
      UDF3<String, String, Float, Boolean> leaves =
          (src, dst, cosine) -> leaving.value().holds(src, dst, cosine);
      Column isLeaving =
          udf(leaves, DataTypes.BooleanType)
              .apply(col(Edges.SRC), col(Edges.DST), col(Edges.WEIGHT));
      Edges.TABLE.remove(lake, col(Edges.AFFINITY).equalTo(affinity.key()).and(isLeaving));
    }
    if (made.arrivingCount() > 0) {
      Edges.TABLE.append(lake, lake.spark().createDataFrame(rows(made), Edges.SCHEMA).coalesce(1));
    }
    return new Written(made.arrivingCount(), 0, made.leavingCount());
  }

  private List<Row> rows(EdgeChanges made) {
    List<Row> rows = new ArrayList<>();
    made.arriving()
        .forEach(
            (src, edges) ->
                edges.forEach(
                    edge ->
                        rows.add(
                            RowFactory.create(
                                src, edge.id(), affinity.key(), edge.cosine(), null))));
    return rows;
  }
}
