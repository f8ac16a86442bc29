package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;

/**
 * The table {@code edges}: the affinity graph. An update only adds to it, so a list may hold more
 * than its k nearest: {@link #nearest} is how it is read.
 */
public final class Edges {
  public static final String SRC = "src";
  public static final String DST = "dst";

  /** An {@link org.asterism.core.affinity.Affinity#key}. */
  public static final String AFFINITY = "affinity";

  /** The cosine of the two vectors. */
  public static final String WEIGHT = "weight";

  /**
   * What neighbours are ranked by where that is not the cosine: the cosine less what makes the
   * neighbour a hub (CSLS). Null otherwise.
   */
  public static final String SCORE = "score";

  /**
   * Of {@link #ranked}: 1 for the nearest. It is not kept, for one new neighbour would change it
   * for all behind.
   */
  public static final String RANK = "rank";

  public static final StructType SCHEMA =
      new StructType()
          .add(SRC, StringType)
          .add(DST, StringType)
          .add(AFFINITY, StringType)
          .add(WEIGHT, FloatType)
          .add(SCORE, FloatType);

  public static final LakeTable TABLE =
      LakeTable.of("edges", SCHEMA, SRC, DST, AFFINITY).inPartsBy(AFFINITY).marked();

  private Edges() {}

  /** Each picture's nearest, as many as were wanted when they were linked. */
  public static Dataset<Row> nearest(Lake lake) {
    return LongLists.of(lake).shortened(TABLE.read(lake));
  }

  /** What tells a picture's neighbours by one affinity apart: the nearest comes first. */
  public static Column[] nearestFirst() {
    return new Column[] {coalesce(col(SCORE), col(WEIGHT)).desc(), col(DST)};
  }

  /** Edges with their {@link #RANK}. */
  public static Dataset<Row> ranked(Dataset<Row> edges) {
    return edges.withColumn(
        RANK, row_number().over(Window.partitionBy(SRC, AFFINITY).orderBy(nearestFirst())));
  }
}
