package org.asterism.pipeline.chart;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Weights;
import org.asterism.pipeline.link.Edges;
import scala.Tuple2;

/**
 * All affinities as one undirected graph of numbered works. Two works are as close as their cosines
 * in the usual weights; an affinity without an edge between them counts nothing.
 */
final class AffinityGraph {
  static final String ID = "image_id";

  /** A work's place in the order of image ids, from 0. */
  static final String NUMBER = "number";

  /** The smaller number of a pair. */
  static final String A = "a";

  static final String B = "b";

  /** In millionths: sums of whole numbers are the same in any order. */
  static final String WEIGHT = "weight";

  static final long WHOLE = 1_000_000;

  private static final StructType NUMBERED =
      new StructType().add(ID, DataTypes.StringType).add(NUMBER, DataTypes.LongType);

  private AffinityGraph() {}

  /**
   * @param ids rows with {@link #ID}
   */
  static Dataset<Row> numbered(Dataset<Row> ids) {
    return ids.sparkSession()
        .createDataFrame(
            ids.select(ID).orderBy(ID).javaRDD().zipWithIndex().map(AffinityGraph::row), NUMBERED);
  }

  private static Row row(Tuple2<Row, Long> numbered) {
    return org.apache.spark.sql.RowFactory.create(numbered._1().getString(0), numbered._2());
  }

  /**
   * One row a pair of works with an edge.
   *
   * @param edges rows of {@link Edges} between numbered works
   */
  static Dataset<Row> pairs(Dataset<Row> edges, Dataset<Row> numbered) {
    Dataset<Row> both =
        edges
            .join(numbered.select(col(ID).as(Edges.SRC), col(NUMBER).as("s")), Edges.SRC)
            .join(numbered.select(col(ID).as(Edges.DST), col(NUMBER).as("d")), Edges.DST)
            .where(col("s").notEqual(col("d")));
    Column weight = lit(0.0);
    for (Affinity affinity : Affinity.values()) {
      weight =
          weight.plus(
              greatest(coalesce(col(affinity.key()), lit(0.0)), lit(0.0))
                  .multiply(Weights.DEFAULT.of(affinity)));
    }
    return both.groupBy(least(col("s"), col("d")).as(A), greatest(col("s"), col("d")).as(B))
        .agg(best(Affinity.FORMAL), best(Affinity.CONCEPTUAL), best(Affinity.HISTORICAL))
        .select(
            col(A),
            col(B),
            greatest(round(weight.multiply(WHOLE)).cast("long"), lit(1L)).as(WEIGHT));
  }

  private static Column best(Affinity affinity) {
    Column ofIt = col(Edges.AFFINITY).equalTo(affinity.key());
    return max(when(ofIt, col(Edges.WEIGHT).cast("double"))).as(affinity.key());
  }
}
