package org.asterism.pipeline.crawl;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.Written;

/**
 * Marks records their sources no longer have: those a source says are gone, and those that a
 * listing of everything, read to its end, did not bring.
 */
final class Withdrawals {
  /** So few may vanish whatever share of a small collection they are. */
  private static final long FEW = 10;

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
  Withdrawals stated(Dataset<Row> withdrawn) {
    Dataset<Row> keys = withdrawn.select(Objects.SOURCE, Objects.SOURCE_ID).distinct();
    mark(live().join(keys, new String[] {Objects.SOURCE, Objects.SOURCE_ID}, "left_semi"));
    return this;
  }

  /**
   * @param records what the run's listings brought
   * @param positions where each listing was taken up
   */
  Withdrawals vanished(
      Dataset<Row> records, List<ListingEnd> ends, Map<String, Position> positions) {
    for (ListingEnd end : ends) {
      if (!positions.get(end.listing()).whole()) {
        continue;
      }
      Dataset<Row> brought =
          records
              .where(col(Objects.LISTING).equalTo(end.listing()))
              .select(col(Objects.LISTING).as(Listed.LISTING), col(Objects.SOURCE_ID));
      if (end.how() == ListingEnd.How.LAST) {
        markVanished(end.listing(), brought);
        Listed.TABLE.replace(lake, col(Listed.LISTING).equalTo(end.listing()), brought.limit(0));
      } else {
        Listed.TABLE.upsert(lake, brought);
      }
    }
    return this;
  }

  private void markVanished(String listing, Dataset<Row> brought) {
    Dataset<Row> held = live().where(col(Objects.LISTING).equalTo(listing));
    Dataset<Row> seen =
        Listed.TABLE
            .read(lake)
            .where(col(Listed.LISTING).equalTo(listing))
            .union(brought)
            .select(Listed.SOURCE_ID);
    Dataset<Row> gone = held.join(seen, new String[] {Listed.SOURCE_ID}, "left_anti");
    long count = gone.count();
    if (count == 0) {
      return;
    }
    long most = Math.max(FEW, (long) Math.floor(atMost * held.count()));
    if (count > most) {
      notes.add(
          ("%,d records of %s were not listed any more, which is too many to believe: none was"
                  + " withdrawn; if it is true, run with --set crawl.withdraw-at-most=1")
              .formatted(count, listing));
      return;
    }
    mark(gone);
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
        .forEach((listing, written) -> counts.merge(listing, rows(written), Long::sum));
  }

  private static long rows(Written written) {
    return written.changed();
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
