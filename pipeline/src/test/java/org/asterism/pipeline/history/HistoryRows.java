package org.asterism.pipeline.history;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;

/** Relations of nodes that are called by one letter. */
final class HistoryRows {
  private HistoryRows() {}

  static Row relation(String src, String dst, float weight) {
    return relation(src, dst, Relations.INFLUENCED, weight);
  }

  static Row relation(String src, String dst, String type, float weight) {
    return new GenericRowWithSchema(
        new Object[] {src, dst, type, weight, "test"}, Relations.SCHEMA);
  }
}
