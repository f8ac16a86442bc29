package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.stream.Stream;
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

  private static final List<String> KNOWN =
      Stream.of(Linked.SCHEMA.fieldNames())
          .filter(name -> !name.equals(Linked.BAR) && !name.equals(Linked.LAST))
          .toList();

  private final Lake lake;
  private final LinkSettings settings;
  private final List<Change> changes;
  private final Dataset<Row> found;

  /**
   * @param found rows of {@link Against#FOUND}
   */
  LinkedChanges(Lake lake, LinkSettings settings, List<Change> changes, Dataset<Row> found) {
    this.lake = lake;
    this.settings = settings;
    this.changes = changes;
    this.found = found;
  }

  /**
   * @param bereft lists that were found anew: rows of an image id and an affinity
   * @param raised how many other lists have a new bar, though their vector stayed
   */
  void make(List<Row> bereft, long raised) {
    if (bereft.isEmpty() && raised == 0) {
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

  private Dataset<Row> newBars(Dataset<Row> found) {
    return found
        .where(col(Edges.RANK).equalTo(settings.k()))
        .select(
            col(Edges.SRC).as(ID),
            col(Edges.AFFINITY).as(AFFINITY),
            col(Edges.WEIGHT).as(Linked.BAR),
            col(Edges.DST).as(Linked.LAST));
  }

  /** What changes in {@link Linked} of the vectors that did. */
  private Dataset<Row> told() {
    List<Row> rows = changes.stream().map(this::row).toList();
    return lake.spark()
        .createDataFrame(
            JavaSparkContext.fromSparkContext(lake.spark().sparkContext())
                .parallelize(rows, Lake.tasksFor(rows.size(), ROWS_A_TASK)),
            Linked.TABLE
                .part(KNOWN.toArray(String[]::new))
                .add(LakeTable.CHANGE, DataTypes.StringType))
        .join(broadcast(newBars(found)), new String[] {ID, AFFINITY}, "left");
  }

  /** The {@link #KNOWN} columns, and what becomes of the row. */
  private Row row(Change change) {
    Change.Arrived now = change.now();
    return now == null
        ? RowFactory.create(
            change.id(),
            change.affinity().key(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            LakeTable.REMOVED)
        : RowFactory.create(
            change.id(),
            change.affinity().key(),
            now.model(),
            now.dimension(),
            now.hash(),
            now.vector().bytes(),
            settings.toString(),
            settings.k(),
            true,
            false,
            change.wasHere() ? LakeTable.CHANGED : LakeTable.ADDED);
  }

  /** What changes in {@link Linked} of lists that have a new bar, though their vector stayed. */
  private Dataset<Row> withNewBars(List<Row> bereft) {
    Dataset<Row> bars =
        newBars(found.where(col(Against.IS_OF_OTHER)))
            .unionByName(
                Linked.keys(lake, bereft)
                    .join(newBars(found), new String[] {ID, AFFINITY}, "left"));
    return Linked.TABLE
        .read(lake)
        .drop(Linked.BAR, Linked.LAST)
        .withColumn(Linked.BY_UPDATE, lit(true))
        .withColumn(Linked.IS_BEREFT, lit(false))
        .withColumn(LakeTable.CHANGE, lit(LakeTable.CHANGED))
        .join(broadcast(bars), new String[] {ID, AFFINITY});
  }
}
