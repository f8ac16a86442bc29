package org.asterism.pipeline.history;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.asterism.pipeline.history.Adjacency.Link;

/** Relations of nodes that are called by one letter. */
final class HistoryRows {
  private HistoryRows() {}

  static Link link(String a, String b, float weight) {
    return new Link(a, b, weight);
  }

  static Row relation(String src, String dst, String type, float weight) {
    return new GenericRowWithSchema(
        new Object[] {src, dst, type, weight, "test"}, Relations.SCHEMA);
  }
}
