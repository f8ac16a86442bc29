package org.asterism.pipeline.history;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.asterism.pipeline.manners.Manners;

/** Small graphs for tests. */
final class Graphs {
  private Graphs() {}

  /** One relation of weight 1 a word: "a-b" links a with b. */
  static Adjacency of(String... links) {
    return Adjacency.of(rows(links));
  }

  static List<Row> rows(String... links) {
    return Arrays.stream(links)
        .map(link -> link.split("-", -1))
        .<Row>map(
            ends ->
                new GenericRowWithSchema(
                    new Object[] {ends[0], ends[1], Relations.INFLUENCED, 1f, "test"},
                    Relations.SCHEMA))
        .toList();
  }

  static HistorySettings settings(double p, double q) {
    return new HistorySettings(
        List.of(), new Manners("", 0, Duration.ofSeconds(1), 1, 1_000), 10, 20, p, q, 5, 42);
  }
}
