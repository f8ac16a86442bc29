package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc_nulls_last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Written;
import org.jspecify.annotations.Nullable;

/**
 * What became of the vectors since the edges were made, and the edges that this changes: those of
 * new pictures; those of pictures that lost a neighbour, found anew among all; and those in which a
 * new picture takes another's place. The edges are then what linking everything would give.
 */
final class Update {
  /** Beyond this share of the collection, linking everything costs less. */
  private static final double MOST = 0.2;

  private static final String ID = Embeddings.IMAGE_ID;
  private static final String IS_HERE = Census.IS_HERE;
  private static final String LEAVES = "leaves";
  private static final String ANEW = "anew";
  private static final String OLD_RANK = "old_rank";
  private static final String OLD_WEIGHT = "old_weight";

  private final Lake lake;
  private final Affinity affinity;
  private final Dataset<Row> embeddings;
  private final Collection collection;
  private final LinkSettings settings;
  private final Dataset<Row> edges;
  private final Dataset<Row> changes;

  /**
   * @param embeddings rows of one affinity
   * @param changes rows of {@link Census#changes}
   */
  Update(
      Lake lake,
      Affinity affinity,
      Dataset<Row> embeddings,
      Dataset<Row> changes,
      Collection collection,
      LinkSettings settings) {
    this.lake = lake;
    this.affinity = affinity;
    this.embeddings = embeddings;
    this.changes = changes;
    this.collection = collection;
    this.settings = settings;
    this.edges = Edges.TABLE.read(lake).where(col(Edges.AFFINITY).equalTo(affinity.key()));
  }

  /**
   * The pictures whose neighbours are to be found.
   *
   * @param ids of them all
   * @param arrived new and changed ones; null if none
   * @param bereft others that lost a neighbour and may have another for it; null if none
   * @param refused of the arrived
   */
  record Sought(
      Dataset<Row> ids, @Nullable Block arrived, @Nullable Block bereft, Refused refused) {}

  /**
   * @return null if linking everything costs less
   */
  @Nullable Sought sought() {
    Dataset<Row> ids =
        lake.staged(
            "sought-" + affinity.key(),
            changes
                .where(col(IS_HERE))
                .select(col(ID), lit(true).as(IS_HERE))
                .union(bereft().withColumn(IS_HERE, lit(false))));
    long most = (long) Math.min(Against.MOST, MOST * collection.vectors());
    if (ids.count() > most) {
      return null;
    }
    List<Vector> arrived = new ArrayList<>();
    List<Vector> bereft = new ArrayList<>();
    Refused refused = Refused.NONE;
    for (Row row : embeddings.select(ID, Embeddings.VECTOR).join(ids, ID).collectAsList()) {
      Vector vector = new Vector(row.getString(0), Embeddings.vectorOf(row, Embeddings.VECTOR));
      String objection = vector.objection();
      if (objection == null) {
        (row.getBoolean(2) ? arrived : bereft).add(vector);
      } else {
        refused = refused.plus(Refused.of(vector.id(), affinity.key(), objection));
      }
    }
    return new Sought(ids, block(arrived), block(bereft), refused);
  }

  private static @Nullable Block block(List<Vector> vectors) {
    vectors.sort(Comparator.comparing(Vector::id));
    return vectors.isEmpty() ? null : Vector.block(vectors);
  }

  /** Who had as many neighbours as may be and lost one. A shorter list held all there are. */
  private Dataset<Row> bereft() {
    return edges
        .join(gone().withColumnRenamed(ID, Edges.DST), Edges.DST)
        .select(col(Edges.SRC).as(ID))
        .distinct()
        .join(full().withColumnRenamed(Edges.SRC, ID), new String[] {ID}, "left_semi")
        .join(changes, new String[] {ID}, "left_anti");
  }

  /** Vectors that edges were made of and that are no more. */
  private Dataset<Row> gone() {
    return changes.where(col(Census.WAS_HERE)).select(ID);
  }

  /** The last edge of everyone who has k. */
  private Dataset<Row> full() {
    return edges
        .where(col(Edges.RANK).equalTo(settings.k()))
        .select(col(Edges.SRC), col(Edges.WEIGHT));
  }

  Written apply(Sought sought) {
    Dataset<Row> found = lake.staged("found-" + affinity.key(), found(sought));
    Dataset<Row> gone = gone();
    Dataset<Row> touched =
        lake.staged(
            "touched-" + affinity.key(),
            found
                .select(Edges.SRC)
                .union(gone)
                .union(
                    edges.join(gone.withColumnRenamed(ID, Edges.DST), Edges.DST).select(Edges.SRC))
                .distinct());
    return Edges.TABLE.change(lake, changes(touched, sought, found));
  }

  /** The edges of these pictures that are to come, to change and to go. */
  private Dataset<Row> changes(Dataset<Row> touched, Sought sought, Dataset<Row> found) {
    Dataset<Row> leaving = gone().withColumn(LEAVES, lit(true));
    Dataset<Row> anew = sought.ids().select(col(ID).as(Edges.SRC), lit(true).as(ANEW));
    Column stays = coalesce(col(LEAVES), col(ANEW)).isNull().and(col(LEAVES + Edges.DST).isNull());
    Dataset<Row> held =
        edges
            .join(touched, new String[] {Edges.SRC}, "left_semi")
            .join(leaving.withColumnRenamed(ID, Edges.SRC), new String[] {Edges.SRC}, "left")
            .join(anew, new String[] {Edges.SRC}, "left")
            .join(
                leaving.select(col(ID).as(Edges.DST), col(LEAVES).as(LEAVES + Edges.DST)),
                new String[] {Edges.DST},
                "left")
            .select(
                col(Edges.SRC),
                col(Edges.DST),
                when(stays, col(Edges.WEIGHT)).as(Edges.WEIGHT),
                col(Edges.RANK).as(OLD_RANK),
                col(Edges.WEIGHT).as(OLD_WEIGHT));
    Dataset<Row> offered =
        found.select(
            col(Edges.SRC),
            col(Edges.DST),
            col(Edges.WEIGHT),
            lit(null).cast("int").as(OLD_RANK),
            lit(null).cast("float").as(OLD_WEIGHT));
    var nearestFirst =
        Window.partitionBy(Edges.SRC).orderBy(desc_nulls_last(Edges.WEIGHT), col(Edges.DST));
    Column isNear = col(Edges.WEIGHT).isNotNull().and(col(Edges.RANK).leq(settings.k()));
    Column wasThere = col(OLD_RANK).isNotNull();
    Column differs =
        col(Edges.RANK).notEqual(col(OLD_RANK)).or(col(Edges.WEIGHT).notEqual(col(OLD_WEIGHT)));
    return held.union(offered)
        // So that a picture's edges are moved once, for both of what follows.
        .repartition(col(Edges.SRC))
        .groupBy(Edges.SRC, Edges.DST)
        .agg(
            max(Edges.WEIGHT).as(Edges.WEIGHT),
            max(OLD_RANK).as(OLD_RANK),
            max(OLD_WEIGHT).as(OLD_WEIGHT))
        .withColumn(Edges.RANK, row_number().over(nearestFirst))
        .withColumn(
            LakeTable.CHANGE,
            when(isNear.and(not(wasThere)), LakeTable.ADDED)
                .when(not(isNear).and(wasThere), LakeTable.REMOVED)
                .when(isNear.and(differs), LakeTable.CHANGED))
        .where(col(LakeTable.CHANGE).isNotNull())
        .withColumn(Edges.AFFINITY, lit(affinity.key()))
        .select(columns());
  }

  private Dataset<Row> found(Sought sought) {
    Dataset<Row> all =
        embeddings
            .select(col(ID), col(Embeddings.VECTOR))
            .join(
                full().select(col(Edges.SRC).as(ID), col(Edges.WEIGHT).as(Against.WEAKEST)),
                new String[] {ID},
                "left");
    return Against.found(
        all, sought.bereft(), sought.arrived(), settings, collection.mostRows(settings.k()));
  }

  private static Column[] columns() {
    return Stream.concat(Stream.of(Edges.SCHEMA.fieldNames()), Stream.of(LakeTable.CHANGE))
        .map(name -> col(name))
        .toArray(Column[]::new);
  }
}
