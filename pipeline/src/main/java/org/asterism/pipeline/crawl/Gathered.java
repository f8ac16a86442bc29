package org.asterism.pipeline.crawl;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.pipeline.lake.SourceReport;

/**
 * What a run's listings brought, in numbers by listing.
 *
 * @param listed records, also refused ones
 * @param refused records kept out, by the kind of reason
 * @param newest the latest change the source stamped on any of them, if it stamps them
 */
record Gathered(
    Map<String, Long> listed, Map<String, Map<String, Long>> refused, Map<String, String> newest) {

  /** Counts in one pass: there are few listings and few kinds of reason. */
  static Gathered of(Dataset<Row> records) {
    Map<String, Long> listed = new HashMap<>();
    Map<String, Map<String, Long>> refused = new HashMap<>();
    Map<String, String> newest = new HashMap<>();
    records
        .groupBy(col(Objects.LISTING), SourceReport.kindOf(col(Objects.REFUSAL)))
        .agg(count(lit(1)), max(Objects.UPDATED_AT))
        .collectAsList()
        .forEach(
            row -> {
              String listing = row.getString(0);
              listed.merge(listing, row.getLong(2), Long::sum);
              if (!row.isNullAt(1)) {
                refused
                    .computeIfAbsent(listing, each -> new HashMap<>())
                    .put(row.getString(1), row.getLong(2));
              }
              if (!row.isNullAt(3) && !row.getString(3).isEmpty()) {
                newest.merge(listing, row.getString(3), (a, b) -> a.compareTo(b) >= 0 ? a : b);
              }
            });
    return new Gathered(listed, refused, newest);
  }

  long total() {
    return listed.values().stream().mapToLong(Long::longValue).sum();
  }

  long refusedTotal() {
    return refused.values().stream()
        .flatMap(reasons -> reasons.values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }
}
