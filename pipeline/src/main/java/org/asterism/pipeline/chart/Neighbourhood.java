package org.asterism.pipeline.chart;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.row_number;

import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Each work's nearest, in arrays: 12 bytes an edge. Communities and map are made from it in one
 * process, one step after another, which is why they are the same every time.
 *
 * @param starts the first entry of each work, and the end of the last: {@code n + 1} numbers
 * @param targets the neighbours' numbers, nearest first
 * @param weights the same neighbours' closeness in (0, 1]
 */
record Neighbourhood(int[] starts, int[] targets, float[] weights) {
  /** As many neighbours as UMAP looks at unless told otherwise. */
  static final int NEAREST = 15;

  int works() {
    return starts.length - 1;
  }

  /**
   * @param pairs as {@link AffinityGraph#pairs}
   * @param works how many there are, in all
   */
  static Neighbourhood of(Dataset<Row> pairs, int works) {
    var nearestFirst = Window.partitionBy("from").orderBy(desc(AffinityGraph.WEIGHT), col("to"));
    Dataset<Row> directed =
        pairs
            .select(
                col(AffinityGraph.A).as("from"),
                col(AffinityGraph.B).as("to"),
                col(AffinityGraph.WEIGHT))
            .union(
                pairs.select(col(AffinityGraph.B), col(AffinityGraph.A), col(AffinityGraph.WEIGHT)))
            .withColumn("rank", row_number().over(nearestFirst))
            .where(col("rank").leq(NEAREST))
            .orderBy("from", "rank")
            .select(col("from"), col("to"), col(AffinityGraph.WEIGHT));
    int[] starts = new int[works + 1];
    int[] targets = new int[Math.multiplyExact(works, NEAREST)];
    float[] weights = new float[targets.length];
    int size = 0;
    Iterator<Row> rows = directed.toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      targets[size] = (int) row.getLong(1);
      weights[size] = (float) ((double) row.getLong(2) / AffinityGraph.WHOLE);
      starts[(int) row.getLong(0) + 1] = ++size;
    }
    for (int i = 1; i <= works; i++) {
      // A work without neighbours begins where the one before it ends.
      starts[i] = Math.max(starts[i], starts[i - 1]);
    }
    return new Neighbourhood(starts, Arrays.copyOf(targets, size), Arrays.copyOf(weights, size));
  }
}
