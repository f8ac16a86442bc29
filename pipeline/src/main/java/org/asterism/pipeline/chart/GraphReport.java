package org.asterism.pipeline.chart;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.link.Edges;

/** The table {@code graph}: how dense the graph of each affinity is, and how evenly. */
public final class GraphReport {
  public static final String AFFINITY = "affinity";
  public static final String WORKS = "works";
  public static final String EDGES = "edges";

  /** The share of all ordered pairs of works that have an edge. */
  public static final String DENSITY = "density";

  /** Works no edge leads to. */
  public static final String UNREACHED = "unreached";

  /** How many edges lead to a work, in the middle of all works. */
  public static final String MEDIAN_IN_DEGREE = "median_in_degree";

  /** How many lead to the work most do: far above the median it is a hub. */
  public static final String MOST_IN_DEGREE = "most_in_degree";

  public static final StructType SCHEMA =
      new StructType()
          .add(AFFINITY, StringType)
          .add(WORKS, LongType)
          .add(EDGES, LongType)
          .add(DENSITY, DoubleType)
          .add(UNREACHED, LongType)
          .add(MEDIAN_IN_DEGREE, LongType)
          .add(MOST_IN_DEGREE, LongType);

  public static final LakeTable TABLE = LakeTable.of("graph", SCHEMA, AFFINITY);

  private static final String IN = "in_degree";

  private GraphReport() {}

  /**
   * One row an affinity.
   *
   * @param works rows with an image id, called {@link AffinityGraph#ID}
   * @param edges rows of {@link Edges} between these works
   */
  static Dataset<Row> of(Dataset<Row> works, Dataset<Row> edges) {
    Dataset<Row> report = null;
    for (Affinity affinity : Affinity.values()) {
      Dataset<Row> one = of(works, edges, affinity);
      report = report == null ? one : report.union(one);
    }
    return report;
  }

  private static Dataset<Row> of(Dataset<Row> works, Dataset<Row> edges, Affinity affinity) {
    Dataset<Row> reached =
        edges
            .where(col(Edges.AFFINITY).equalTo(affinity.key()))
            .groupBy(col(Edges.DST).as(AffinityGraph.ID))
            .agg(count(lit(1)).as(IN));
    Column pairs = col(WORKS).cast("double").multiply(col(WORKS).minus(1));
    return works
        .join(reached, new String[] {AffinityGraph.ID}, "left")
        .withColumn(IN, coalesce(col(IN), lit(0L)))
        .agg(
            count(lit(1)).as(WORKS),
            coalesce(sum(IN), lit(0L)).as(EDGES),
            coalesce(sum(when(col(IN).equalTo(0), 1L).otherwise(0L)), lit(0L)).as(UNREACHED),
            expr("percentile_disc(0.5) WITHIN GROUP (ORDER BY %s)".formatted(IN))
                .as(MEDIAN_IN_DEGREE),
            max(IN).as(MOST_IN_DEGREE))
        .select(
            lit(affinity.key()).as(AFFINITY),
            col(WORKS),
            col(EDGES),
            when(pairs.gt(0), col(EDGES).divide(pairs)).otherwise(0.0).as(DENSITY),
            col(UNREACHED),
            col(MEDIAN_IN_DEGREE).cast("long").as(MEDIAN_IN_DEGREE),
            col(MOST_IN_DEGREE));
  }
}
