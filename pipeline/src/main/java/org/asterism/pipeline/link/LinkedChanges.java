package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Written;

/** What an update changes in {@link Linked}. */
final class LinkedChanges {
  /** They travel with the task, which may not be large. */
  private static final long ROWS_A_TASK = 4_000;

  private static final String ID = Linked.IMAGE_ID;
  private static final String AFFINITY = Linked.AFFINITY;

  private final Lake lake;
  private final LinkSettings settings;
  private final List<Change> changes;
  private final Finds finds;
  private final Dataset<Row> found;

  /**
   * @param found rows of {@link Against#FOUND}
   */
  LinkedChanges(
      Lake lake, LinkSettings settings, List<Change> changes, Finds finds, Dataset<Row> found) {
    this.lake = lake;
    this.settings = settings;
    this.changes = changes;
    this.finds = finds;
    this.found = found;
  }

  /**
   * @param bereft lists that were found anew: rows of an image id and an affinity
   */
  void make(List<Row> bereft) {
    if (bereft.isEmpty() && finds.raised() == 0) {
      Linked.TABLE.change(lake, told(), counted());
    } else {
      Linked.TABLE.change(lake, lake.staged("linked", told().unionByName(withNewBars(bereft))));
    }
  }

  private Written counted() {
    long came = changes.stream().filter(each -> !each.wasHere()).count();
    long went = changes.stream().filter(each -> each.now() == null).count();
    return new Written(came, changes.size() - came - went, went);
  }

  /** What changes in {@link Linked} of the vectors that did. */
  private Dataset<Row> told() {
    List<Row> rows = changes.stream().map(this::row).toList();
    return lake.spark()
        .createDataFrame(
            JavaSparkContext.fromSparkContext(lake.spark().sparkContext())
                .parallelize(rows, Lake.tasksFor(rows.size(), ROWS_A_TASK)),
            Linked.SCHEMA.add(LakeTable.CHANGE, DataTypes.StringType));
  }

  /** In the columns of {@link Linked}, and what becomes of the row. */
  private Row row(Change change) {
    String affinity = change.affinity().key();
    Change.Arrived now = change.now();
    if (now == null) {
      Object[] removed =
          Arrays.copyOf(new Object[] {change.id(), affinity}, Linked.SCHEMA.length() + 1);
      removed[Linked.SCHEMA.length()] = LakeTable.REMOVED;
      return RowFactory.create(removed);
    }
    Neighbour bar = finds.bar(affinity, change.id());
    return RowFactory.create(
        change.id(),
        affinity,
        now.model(),
        now.dimension(),
        now.hash(),
        now.vector().bytes(),
        settings.toString(),
        settings.k(),
        bar == null ? null : bar.cosine(),
        bar == null ? null : bar.id(),
        true,
        false,
        change.wasHere() ? LakeTable.CHANGED : LakeTable.ADDED);
  }

  /** What changes in {@link Linked} of lists that have a new bar, though their vector stayed. */
  private Dataset<Row> withNewBars(List<Row> bereft) {
    Dataset<Row> raised =
        found
            .where(col(Against.IS_OF_OTHER).and(col(Edges.RANK).equalTo(settings.k())))
            .select(
                col(Edges.SRC).as(ID),
                col(Edges.AFFINITY).as(AFFINITY),
                col(Edges.WEIGHT).as(Linked.BAR),
                col(Edges.DST).as(Linked.LAST));
    Dataset<Row> foundAnew =
        lake.spark()
            .createDataFrame(
                bereft.stream().map(this::withBar).toList(),
                Linked.TABLE.part(ID, AFFINITY, Linked.BAR, Linked.LAST));
    return Linked.TABLE
        .read(lake)
        .drop(Linked.BAR, Linked.LAST)
        .withColumn(Linked.BY_UPDATE, lit(true))
        .withColumn(Linked.IS_BEREFT, lit(false))
        .withColumn(LakeTable.CHANGE, lit(LakeTable.CHANGED))
        .join(broadcast(raised.unionByName(foundAnew)), new String[] {ID, AFFINITY});
  }

  private Row withBar(Row key) {
    Neighbour bar = finds.bar(key.getString(1), key.getString(0));
    return RowFactory.create(
        key.getString(0),
        key.getString(1),
        bar == null ? null : bar.cosine(),
        bar == null ? null : bar.id());
  }
}
