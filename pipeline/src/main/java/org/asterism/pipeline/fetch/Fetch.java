package org.asterism.pipeline.fetch;

import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.crawl.Takedowns;
import org.asterism.pipeline.lake.Journal;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.manners.Traffic;
import org.asterism.pipeline.manners.TurnstileServer;
import org.asterism.pipeline.sources.SourceSettings;
import scala.Tuple2;

/** Downloads every picture that is wanted and not held as it is now. */
public final class Fetch implements Stage {
  /** Pictures a task downloads where no rate holds it back, so that a lost task costs little. */
  private static final long PER_TASK = 32;

  /** Pictures a commit keeps; those of a killed run's journal are kept by the next. */
  private static final long PER_COMMIT = 20_000;

  private static final String PICTURES = "pictures";

  private final FetchSettings settings;

  public Fetch(FetchSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "fetch";
  }

  @Override
  public List<LakeTable> reads() {
    return List.of(Objects.TABLE, Takedowns.TABLE);
  }

  @Override
  public List<LakeTable> writes() {
    return List.of(Images.TABLE);
  }

  @Override
  public String fingerprint() {
    return settings.toString();
  }

  @Override
  public StageResult run(Lake lake, Progress progress) {
    RawStore raw = new RawStore(lake.spark(), settings.raw());
    raw.clearPartial();
    Journal journal = Journal.of(lake, "fetch");
    Instant now = Instant.now();
    Kept kept = keep(lake, journal, now);
    Dataset<Row> pending =
        lake.staged("wanted", Wanted.among(Objects.TABLE.read(lake), Images.TABLE.read(lake)));
    long count = pending.count();
    if (count == 0) {
      return kept.result(settings.sources(), Map.of(), 0);
    }
    LongAccumulator done = progress.counting("pictures", count);
    long leftOut = 0;
    Map<String, Traffic> traffic;
    try (TurnstileServer turnstile = TurnstileServer.open(lake.driverHost())) {
      PictureFetcher fetcher = new PictureFetcher(settings, turnstile.address(), raw);
      long parts = (count + PER_COMMIT - 1) / PER_COMMIT;
      for (long part = 0; part < parts; part++) {
        Dataset<Row> some =
            pending.where(pmod(xxhash64(col(Images.IMAGE_ID)), lit(parts)).equalTo(part));
        leftOut += bring(some, fetcher, journal, done);
        kept = kept.plus(keep(lake, journal, now));
      }
      traffic = turnstile.traffic();
    }
    return kept.result(settings.sources(), traffic, leftOut);
  }

  /**
   * Downloads into the raw store and notes each picture in the journal.
   *
   * @return how many were left out because their source's requests were used up
   */
  private long bring(
      Dataset<Row> pending, PictureFetcher fetcher, Journal journal, LongAccumulator done) {
    JavaPairRDD<Lane, Wanted> wanted =
        pending
            .toJavaRDD()
            .mapToPair(
                row -> {
                  Wanted each = Wanted.of(row);
                  return new Tuple2<>(new Lane(Lanes.hostOf(each.address()), each.imageId()), each);
                });
    return wanted
        .repartitionAndSortWithinPartitions(lanes(wanted))
        .values()
        .mapPartitions(
            pictures ->
                List.of(new Download(fetcher, journal, PICTURES, () -> done.add(1)).of(pictures))
                    .iterator())
        .reduce(Long::sum);
  }

  private Lanes lanes(JavaPairRDD<Lane, Wanted> wanted) {
    Map<String, Integer> widths = new HashMap<>();
    Map<String, Integer> concurrency =
        new HashMap<>(
            settings.sources().stream()
                .filter(source -> source.manners().requestsPerSecond() > 0)
                .collect(
                    toMap(
                        SourceSettings::id,
                        source -> source.manners().concurrency(),
                        (one, other) -> one)));
    int others = settings.others().requestsPerSecond() > 0 ? settings.others().concurrency() : 0;
    List<String> unlimited =
        settings.sources().stream()
            .filter(source -> source.manners().requestsPerSecond() <= 0)
            .map(SourceSettings::id)
            .toList();
    List<Tuple2<Tuple2<String, String>, Long>> hosts =
        wanted
            .mapToPair(each -> new Tuple2<>(new Tuple2<>(each._1().host(), each._2().source()), 1L))
            .reduceByKey(Long::sum)
            .takeOrdered(Lanes.MOST_HOSTS, MostPictures.FIRST);
    for (Tuple2<Tuple2<String, String>, Long> host : hosts) {
      String source = host._1()._2();
      int allowed = unlimited.contains(source) ? 0 : concurrency.getOrDefault(source, others);
      int width = allowed > 0 ? allowed : Lake.tasksFor(host._2(), PER_TASK);
      widths.merge(host._1()._1(), width, Math::max);
    }
    return new Lanes(widths);
  }

  /** Moves what the journal holds into the table. */
  private static Kept keep(Lake lake, Journal journal, Instant now) {
    if (journal.entries(PICTURES).isEmpty()) {
      return Kept.NOTHING;
    }
    Dataset<Row> fetched =
        lake.staged("fetched", Images.TABLE.compared(lake, rows(lake, journal, now)));
    Kept kept = Kept.of(fetched);
    Column isNews = not(Fetched.UNCHANGED).and(col(LakeTable.CHANGE).isNotNull());
    Images.TABLE.change(lake, fetched.where(isNews), kept.total());
    if (kept.unchanged() > 0) {
      Dataset<Row> same = fetched.where(Fetched.UNCHANGED).select(columns(Fetched.ASKED));
      kept = kept.with(Images.TABLE.upsertBy(lake, Images.SOURCE, same));
    }
    journal.clear();
    return kept;
  }

  /** Rows of {@link Fetched#SCHEMA}. */
  private static Dataset<Row> rows(Lake lake, Journal journal, Instant now) {
    return journal
        .lines(lake, List.of(PICTURES))
        .map(
            (MapFunction<String, Row>) line -> Fetched.parse(line).row(now),
            Encoders.row(Fetched.SCHEMA))
        // A work may have been taken down since a killed run noted its picture.
        .join(
            Takedowns.TABLE.read(lake).select(Images.IMAGE_ID),
            new String[] {Images.IMAGE_ID},
            "left_anti");
  }

  private static Column[] columns(StructType part) {
    return Arrays.stream(part.fieldNames()).map(name -> col(name)).toArray(Column[]::new);
  }
}
