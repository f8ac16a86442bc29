package org.asterism.pipeline.neo4j;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * What is to be done so that the nodes of one label become those wanted. What a node says of itself
 * changes in place; whether it is shown changes with the marker.
 */
final class Nodes {
  static final String ID = "id";

  /** Of all properties. */
  static final String HASH = "hash";

  static final String SINCE = "since";
  static final String UNTIL = "until";

  /** One of the three below. */
  static final String ACTION = "action";

  static final String ADD = "add";

  /** It says something else, or an export that died had closed it. */
  static final String CHANGE = "change";

  /** It is to be shown no more. */
  static final String CLOSE = "close";

  /** What is read of those that are there. */
  static final StructType HELD =
      new StructType()
          .add(ID, StringType)
          .add(HASH, LongType)
          .add(SINCE, LongType)
          .add(UNTIL, LongType);

  private static final String HELD_HASH = "_hash";

  private Nodes() {}

  /**
   * The nodes with which something is to be done, and what.
   *
   * @param held as {@link #HELD}
   * @param version the one that is shown
   */
  static Dataset<Row> plan(Dataset<Row> wanted, Dataset<Row> held, long version) {
    Column differs = not(col(HELD_HASH).equalTo(col(HASH))).or(col(UNTIL).isNotNull());
    Column action =
        when(col(SINCE).isNull(), lit(ADD))
            .when(col(HASH).isNull().and(col(UNTIL).isNull()), lit(CLOSE))
            .when(col(HASH).isNotNull().and(differs), lit(CHANGE));
    return wanted
        .join(held.withColumnRenamed(HASH, HELD_HASH), new String[] {ID}, "full")
        .withColumn(ACTION, action)
        .where(col(ACTION).isNotNull())
        .withColumn(SINCE, coalesce(col(SINCE), lit(version + 1)))
        .withColumn(UNTIL, when(col(ACTION).equalTo(CLOSE), lit(version + 1)))
        .drop(HELD_HASH);
  }
}
