package org.asterism.pipeline.crawl;

import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.pipeline.lake.Lake;

/**
 * Marks records their sources no longer have: those a source says are gone, and those that a
 * listing of everything, read to its end, did not bring.
 */
final class Withdrawals {
  /** So few may vanish whatever share of a small collection they are. */
  private static final long FEW = 10;

  private static final String TOO_MANY =
      "%,d records of %s were not listed any more, which is too many to believe: none was"
          + " withdrawn; if it is true, run with --set crawl.withdraw-at-most=1";

  private final Lake lake;
  private final double atMost;
  private final Instant now;
  private final Map<String, Long> counts = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * @param atMost the share of a source's records that may vanish at once, in [0, 1]
   */
  Withdrawals(Lake lake, double atMost, Instant now) {
    this.lake = lake;
    this.atMost = atMost;
    this.now = now;
  }

  /**
   * @param withdrawn rows of {@link Harvested#WITHDRAWN}
   */
  Withdrawals stated(Dataset<Row> withdrawn, List<ListingEnd> ends) {
    if (ends.stream().anyMatch(end -> end.withdrawn() > 0)) {
      Dataset<Row> keys = withdrawn.select(Objects.SOURCE, Objects.SOURCE_ID).distinct();
      mark(live().join(keys, new String[] {Objects.SOURCE, Objects.SOURCE_ID}, "left_semi"));
    }
    return this;
  }

  /**
   * @param records what the run's listings brought
   * @param positions where each listing was taken up
   */
  Withdrawals vanished(
      Dataset<Row> records, List<ListingEnd> ends, Map<String, Position> positions) {
    List<ListingEnd> whole =
        ends.stream().filter(end -> positions.get(end.listing()).whole()).toList();
    Object[] ended = listings(whole, end -> end.how() == ListingEnd.How.LAST);
    Object[] underWay = listings(whole, end -> end.how() != ListingEnd.How.LAST);
    Dataset<Row> brought =
        records.select(
            col(Objects.LISTING).as(Listed.LISTING), col(Objects.SOURCE_ID).as(Listed.SOURCE_ID));
    if (underWay.length > 0) {
      Listed.TABLE.upsert(lake, brought.where(col(Listed.LISTING).isin(underWay)));
    }
    if (ended.length > 0) {
      markVanished(ended, brought);
      if (lake.versionOf(Listed.TABLE).isPresent()) {
        Listed.TABLE.replace(lake, col(Listed.LISTING).isin(ended), brought.limit(0));
      }
    }
    return this;
  }

  private static Object[] listings(List<ListingEnd> ends, Predicate<ListingEnd> which) {
    return ends.stream().filter(which).map(ListingEnd::listing).toArray();
  }

  private void markVanished(Object[] listings, Dataset<Row> brought) {
    Dataset<Row> held = live().where(col(Objects.LISTING).isin(listings));
    Dataset<Row> seen = brought.union(Listed.TABLE.read(lake));
    Dataset<Row> gone =
        held.join(seen, new String[] {Listed.LISTING, Listed.SOURCE_ID}, "left_anti");
    Map<String, Long> vanished = countBy(gone);
    if (vanished.isEmpty()) {
      return;
    }
    Map<String, Long> all = countBy(held);
    List<String> believed = new ArrayList<>();
    vanished.forEach(
        (listing, count) -> {
          if (count > Math.max(FEW, (long) Math.floor(atMost * all.get(listing)))) {
            notes.add(TOO_MANY.formatted(count, listing));
          } else {
            believed.add(listing);
          }
        });
    mark(gone.where(col(Objects.LISTING).isin(believed.toArray())));
  }

  /** By listing, of which there are few. */
  private static Map<String, Long> countBy(Dataset<Row> rows) {
    return rows.groupBy(Objects.LISTING).agg(count(lit(1))).collectAsList().stream()
        .collect(toMap(row -> row.getString(0), row -> row.getLong(1)));
  }

  private Dataset<Row> live() {
    return Objects.TABLE
        .read(lake)
        .where(col(Objects.WITHDRAWN_AT).isNull())
        .select(Objects.LISTING, Objects.SOURCE, Objects.SOURCE_ID);
  }

  private void mark(Dataset<Row> gone) {
    Dataset<Row> rows =
        gone.select(Objects.SOURCE, Objects.SOURCE_ID, Objects.LISTING)
            .withColumn(Objects.WITHDRAWN_AT, lit(Timestamp.from(now)));
    Objects.TABLE
        .upsertBy(lake, Objects.LISTING, lake.staged("withdrawn", rows))
        .forEach((listing, written) -> counts.merge(listing, written.changed(), Long::sum));
  }

  long of(String listing) {
    return counts.getOrDefault(listing, 0L);
  }

  long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  List<String> notes() {
    return notes;
  }
}
