package org.asterism.pipeline.neo4j;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * What is to be done so that the relationships of one kind become those wanted. A relationship is
 * never changed: the old one is closed and another opened, and the marker shows the one or the
 * other.
 */
final class Links {
  static final String SRC = "src";
  static final String DST = "dst";

  /** Of all that makes a relationship what it is. */
  static final String HASH = "hash";

  static final String SINCE = "since";
  static final String UNTIL = "until";

  /** One of the four below. */
  static final String ACTION = "action";

  /** It is not there yet. */
  static final String OPEN = "open";

  /** It is shown, and wanted no more. */
  static final String CLOSE = "close";

  /** An export that died had closed it. */
  static final String REOPEN = "reopen";

  /** An export that died had opened it. */
  static final String DROP = "drop";

  /** What is read of those that are there. */
  static final StructType HELD =
      new StructType()
          .add(SRC, StringType)
          .add(DST, StringType)
          .add(HASH, LongType)
          .add(SINCE, LongType)
          .add(UNTIL, LongType);

  private static final String WANTED = "_wanted";

  private Links() {}

  /**
   * The relationships with which something is to be done, with what it is, and the {@code since}
   * and {@code until} they get or have.
   *
   * @param wanted one row a pair of nodes
   * @param held as {@link #HELD}
   * @param version the one that is shown
   */
  static Dataset<Row> plan(Dataset<Row> wanted, Dataset<Row> held, long version) {
    Column isWanted = col(WANTED).isNotNull();
    Column isThere = col(SINCE).isNotNull();
    Column isClosed = col(UNTIL).isNotNull();
    Column action =
        when(isWanted.and(isThere).and(isClosed), lit(REOPEN))
            .when(isWanted.and(isThere), lit(null))
            .when(isWanted, lit(OPEN))
            .when(col(SINCE).gt(version), lit(DROP))
            .when(isClosed, lit(null))
            .otherwise(lit(CLOSE));
    return wanted
        .withColumn(WANTED, lit(true))
        .join(held, new String[] {SRC, DST, HASH}, "full")
        .withColumn(ACTION, action)
        .where(col(ACTION).isNotNull())
        .withColumn(SINCE, coalesce(col(SINCE), lit(version + 1)))
        .withColumn(UNTIL, when(col(ACTION).equalTo(CLOSE), lit(version + 1)))
        .drop(WANTED);
  }
}
