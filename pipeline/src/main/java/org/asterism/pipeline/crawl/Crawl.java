package org.asterism.pipeline.crawl;

import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.row_number;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.util.LongAccumulator;
import org.asterism.pipeline.lake.Journal;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.SourceReport;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.manners.PoliteHttp;
import org.asterism.pipeline.manners.Traffic;
import org.asterism.pipeline.manners.TurnstileAddress;
import org.asterism.pipeline.manners.TurnstileServer;
import org.asterism.pipeline.sources.SourceSettings;
import org.asterism.pipeline.sources.Sources;
import org.jspecify.annotations.Nullable;

/**
 * Lists what each source has changed and writes it to {@code objects}. A source is one Spark task,
 * which notes page by page in a journal; the tables change when all tasks have ended.
 */
public final class Crawl implements Stage {
  private final CrawlSettings settings;

  public Crawl(CrawlSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "crawl";
  }

  @Override
  public List<LakeTable> reads() {
    return List.of(Listings.TABLE, Takedowns.TABLE);
  }

  @Override
  public List<LakeTable> writes() {
    return List.of(Objects.TABLE, Listings.TABLE, Listed.TABLE);
  }

  @Override
  public String fingerprint() {
    return settings.toString();
  }

  @Override
  public boolean looksOutside() {
    return true;
  }

  @Override
  public void requireReady() {
    settings.sources().forEach(SourceSettings::requireReady);
  }

  @Override
  public StageResult run(Lake lake, Progress progress) {
    requireReady();
    Instant now = Instant.now();
    Journal journal = Journal.of(lake, "crawl");
    Map<String, Position> positions = positions(lake, now);
    clearStale(journal, positions);
    List<ListingEnd> ends;
    Map<String, Traffic> traffic;
    try (TurnstileServer turnstile = TurnstileServer.open(lake.driverHost())) {
      ends =
          read(
              lake,
              positions,
              journal,
              turnstile.address(),
              progress.counting("records", Progress.UNKNOWN));
      traffic = turnstile.traffic();
    }
    Harvested harvested = Harvested.of(lake, journal, settings.sources(), now);
    Dataset<Row> records =
        lake.staged("records", newestOfEach(notTakenDown(harvested.records(), lake)));
    Gathered gathered = Gathered.of(records);
    Map<String, Written> written = Objects.TABLE.upsertBy(lake, Objects.LISTING, records);
    Withdrawals withdrawals =
        new Withdrawals(lake, settings.withdrawAtMost(), now)
            .stated(harvested.withdrawn(), ends)
            .vanished(records, ends, positions);
    advance(lake, gathered, ends, positions, now);
    journal.clear();
    return result(records, gathered, written, withdrawals, ends, traffic);
  }

  private Map<String, Position> positions(Lake lake, Instant now) {
    return Listings.positions(lake, settings.sources()).entrySet().stream()
        .collect(
            toMap(Map.Entry::getKey, each -> each.getValue().taken(now, settings.relistAfter())));
  }

  /** A journal whose run got as far as moving the positions has told all it knows. */
  private void clearStale(Journal journal, Map<String, Position> positions) {
    List<String> chapters = settings.sources().stream().map(Listing::chapter).toList();
    for (String chapter : journal.chapters()) {
      if (!chapters.contains(chapter) || !continues(journal, chapter, positions.get(chapter))) {
        journal.clear(chapter);
      }
    }
  }

  private static boolean continues(Journal journal, String chapter, @Nullable Position position) {
    List<String> entries = journal.entries(chapter);
    return position != null
        && !entries.isEmpty()
        && Listing.continues(position, PageNote.parse(journal.firstLine(chapter, entries.get(0))));
  }

  private List<ListingEnd> read(
      Lake lake,
      Map<String, Position> positions,
      Journal journal,
      TurnstileAddress turnstile,
      LongAccumulator done) {
    return JavaSparkContext.fromSparkContext(lake.spark().sparkContext())
        .parallelize(settings.sources(), Math.max(1, settings.sources().size()))
        .map(
            source ->
                new Listing(
                        source,
                        Sources.of(source, PoliteHttp.keeping(source.manners(), turnstile)),
                        positions.get(source.name()),
                        journal,
                        () -> done.add(1))
                    .read())
        .collect();
  }

  private static Dataset<Row> notTakenDown(Dataset<Row> records, Lake lake) {
    if (lake.versionOf(Takedowns.TABLE).isEmpty()) {
      return records;
    }
    Dataset<Row> takedowns =
        Takedowns.TABLE.read(lake).select(Takedowns.SOURCE, Takedowns.SOURCE_ID);
    return records.join(
        takedowns,
        records
            .col(Objects.SOURCE)
            .equalTo(takedowns.col(Takedowns.SOURCE))
            .and(records.col(Objects.SOURCE_ID).equalTo(takedowns.col(Takedowns.SOURCE_ID))),
        "left_anti");
  }

  /** A listing that is read while it changes may bring a record twice; the newer one stands. */
  static Dataset<Row> newestOfEach(Dataset<Row> records) {
    var newestFirst =
        Window.partitionBy(Objects.SOURCE, Objects.SOURCE_ID)
            .orderBy(desc(Objects.UPDATED_AT), col(Objects.RECORD_HASH), col(Objects.LISTING));
    return records
        .withColumn("_age", row_number().over(newestFirst))
        .where(col("_age").equalTo(1))
        .drop("_age");
  }

  /** Only a listing read to its end moves its watermark: what was missed is asked for again. */
  private void advance(
      Lake lake,
      Gathered gathered,
      List<ListingEnd> ends,
      Map<String, Position> positions,
      Instant now) {
    Map<String, SourceSettings> sources =
        settings.sources().stream().collect(toMap(SourceSettings::name, Function.identity()));
    List<Row> rows = new ArrayList<>();
    for (ListingEnd end : ends) {
      Position position = positions.get(end.listing());
      @Nullable String seen = gathered.newest().get(end.listing());
      Position moved =
          end.how() == ListingEnd.How.LAST
              ? position.ended(seen, now)
              : position.interrupted(end.cursor(), end.skip(), seen);
      rows.add(Listings.row(sources.get(end.listing()), moved));
    }
    Listings.TABLE.upsert(lake, lake.spark().createDataFrame(rows, Listings.SCHEMA));
  }

  private StageResult result(
      Dataset<Row> records,
      Gathered gathered,
      Map<String, Written> written,
      Withdrawals withdrawals,
      List<ListingEnd> ends,
      Map<String, Traffic> traffic) {
    List<SourceReport> reports = new ArrayList<>();
    for (SourceSettings source : settings.sources()) {
      reports.add(
          source.report(
              gathered.listed().getOrDefault(source.name(), 0L),
              written.getOrDefault(source.name(), Written.NOTHING),
              withdrawals.of(source.name()),
              gathered.refused().getOrDefault(source.name(), Map.of()),
              traffic.getOrDefault(source.name(), Traffic.NONE)));
    }
    Written all =
        written.values().stream()
            .reduce(Written.NOTHING, Written::plus)
            .plus(new Written(0, withdrawals.total(), 0));
    StageResult result = StageResult.of(gathered.total(), all).withSources(reports);
    if (gathered.refusedTotal() > 0) {
      result =
          result.withRefused(
              records.where(col(Objects.REFUSAL).isNotNull()),
              Objects.REFUSAL,
              Objects.SOURCE,
              Objects.SOURCE_ID);
    }
    List<String> notes = new ArrayList<>();
    ends.forEach(end -> notes.addAll(end.notes()));
    notes.addAll(withdrawals.notes());
    boolean complete = ends.stream().noneMatch(end -> end.how() == ListingEnd.How.BROKEN_OFF);
    result = result.withNote(String.join("; ", notes));
    return complete ? result : result.incomplete();
  }
}
