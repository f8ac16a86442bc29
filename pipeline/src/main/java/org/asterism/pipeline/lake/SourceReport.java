package org.asterism.pipeline.lake;

import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What a stage that asks outside did with one source.
 *
 * @param listed things the source gave, whether new or not
 * @param added rows that are new
 * @param changed rows that are different now
 * @param withdrawn records the source no longer has
 * @param refused things kept out, by the kind of reason
 * @param requests made, repetitions included
 * @param throttled answers that asked for more patience
 * @param bytes received
 * @param statedRate requests a second that were allowed, for each host; null for no limit
 * @param keptRate requests a second that were made of the busiest host; null if too few to tell
 */
public record SourceReport(
    String source,
    long listed,
    long added,
    long changed,
    long withdrawn,
    Map<String, Long> refused,
    long requests,
    long throttled,
    long bytes,
    @Nullable Double statedRate,
    @Nullable Double keptRate) {
  static final StructType SCHEMA =
      new StructType()
          .add("source", StringType)
          .add("listed", LongType)
          .add("added", LongType)
          .add("changed", LongType)
          .add("withdrawn", LongType)
          .add("refused", createMapType(StringType, LongType))
          .add("requests", LongType)
          .add("throttled", LongType)
          .add("bytes", LongType)
          .add("stated_rate", DoubleType)
          .add("kept_rate", DoubleType);

  public SourceReport {
    refused = new TreeMap<>(refused);
  }

  /**
   * The kind of a reason such as "not openly licensed: Copyrighted": what stands before a colon,
   * without the address that was asked. So there are few kinds, however many were refused.
   */
  public static Column kindOf(Column reason) {
    Column withoutAddress = regexp_replace(reason, "^[a-z][a-z0-9+.-]*:/\\S*: ", "");
    return substring_index(withoutAddress, ": ", 1);
  }

  Row toRow() {
    return RowFactory.create(
        source,
        listed,
        added,
        changed,
        withdrawn,
        refused,
        requests,
        throttled,
        bytes,
        statedRate,
        keptRate);
  }

  static SourceReport of(Row row) {
    return new SourceReport(
        row.getAs("source"),
        row.<Long>getAs("listed"),
        row.<Long>getAs("added"),
        row.<Long>getAs("changed"),
        row.<Long>getAs("withdrawn"),
        row.getJavaMap(row.fieldIndex("refused")),
        row.<Long>getAs("requests"),
        row.<Long>getAs("throttled"),
        row.<Long>getAs("bytes"),
        row.getAs("stated_rate"),
        row.getAs("kept_rate"));
  }
}
