package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.lake.Lake;

/**
 * The affinities whose lists may hold more than count, for updates added to them.
 *
 * @param most how many of a list count, by the affinities' keys
 */
record LongLists(Map<String, Integer> most) {
  static LongLists of(Lake lake) {
    Map<String, Integer> most = new TreeMap<>();
    Linked.TABLE
        .read(lake)
        .where(col(Linked.BY_UPDATE))
        .groupBy(Linked.AFFINITY)
        .agg(max(Linked.K))
        .collectAsList()
        .forEach(row -> most.put(row.getString(0), row.getInt(1)));
    return new LongLists(most);
  }

  /** Of each list what counts. */
  Dataset<Row> shortened(Dataset<Row> edges) {
    if (most.isEmpty()) {
      return edges;
    }
    Column isOfLong = col(Edges.AFFINITY).isin(most.keySet().toArray());
    Column isNear =
        most.entrySet().stream()
            .map(
                each ->
                    col(Edges.AFFINITY)
                        .equalTo(each.getKey())
                        .and(col(Edges.RANK).leq(each.getValue())))
            .reduce(lit(false), Column::or);
    return edges
        .where(not(isOfLong))
        .unionByName(Edges.ranked(edges.where(isOfLong)).where(isNear).drop(Edges.RANK));
  }

  /** Removes what does not count from the table, and raises the lists' bars to what is left. */
  static void shorten(Lake lake) {
    LongLists lists = of(lake);
    Notes notes = new Notes(lake);
    for (Affinity affinity : Affinity.values()) {
      Integer k = lists.most.get(affinity.key());
      if (k == null) {
        continue;
      }
      notes.begin(affinity);
      Dataset<Row> edges =
          Edges.TABLE.read(lake).where(col(Edges.AFFINITY).equalTo(affinity.key()));
      Dataset<Row> nearest = lake.staged("nearest", lists.shortened(edges));
      Edges.TABLE.replacePart(lake, affinity.key(), nearest);
      Dataset<Row> linked =
          Linked.TABLE
              .read(lake)
              .where(Linked.of(List.of(affinity)))
              .drop(Linked.BAR, Linked.LAST)
              .withColumn(Linked.BY_UPDATE, lit(false))
              .join(Linked.bars(nearest, k), new String[] {Linked.IMAGE_ID}, "left")
              .select(Linked.TABLE.columns());
      Linked.TABLE.replacePart(lake, affinity.key(), lake.staged("linked", linked));
      notes.end(affinity);
    }
  }
}
