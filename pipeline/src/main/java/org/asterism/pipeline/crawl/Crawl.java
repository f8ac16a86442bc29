package org.asterism.pipeline.crawl;

import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.util.LongAccumulator;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;

/**
 * Lists what each source has changed and writes it to {@code objects}. A source is one Spark task,
 * which streams page by page; that one task also keeps the source's rate, wherever it runs.
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
    return List.of(Watermarks.TABLE);
  }

  @Override
  public List<LakeTable> writes() {
    return List.of(Objects.TABLE, Watermarks.TABLE);
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
    for (SourceSettings source : settings.sources()) {
      if (source.id().equals(Folder.ID)) {
        Folder.manifestOf(Path.of(source.url()));
      } else {
        source.manners().requireFitFor(URI.create(source.url()));
      }
    }
  }

  @Override
  public StageResult run(Lake lake, Progress progress) {
    requireReady();
    Dataset<Row> harvest =
        lake.staged(
            "harvest",
            harvested(
                lake,
                Watermarks.of(lake, settings),
                progress.counting("records", Progress.UNKNOWN)));
    Dataset<Row> records = newestOfEach(harvest.where(col(Objects.SOURCE_ID).isNotNull()));
    Written written = Objects.TABLE.upsert(lake, records);
    List<Row> unfinished =
        harvest
            .where(col(Objects.SOURCE_ID).isNull())
            .select(Objects.SOURCE, Objects.REFUSAL)
            .collectAsList();
    advance(lake, records, unfinished);
    return result(records, written, unfinished.stream().filter(row -> !row.isNullAt(1)).toList());
  }

  private Dataset<Row> harvested(Lake lake, Map<String, String> watermarks, LongAccumulator done) {
    Instant now = Instant.now();
    int tasks = Math.max(1, settings.sources().size());
    var rows =
        JavaSparkContext.fromSparkContext(lake.spark().sparkContext())
            .parallelize(settings.sources(), tasks)
            .flatMap(
                source ->
                    new HarvestRows(source, watermarks.get(source.id()), now, () -> done.add(1)));
    return lake.spark().createDataFrame(rows, Objects.SCHEMA);
  }

  /** A listing that is read while it changes may bring a record twice; the newer one stands. */
  static Dataset<Row> newestOfEach(Dataset<Row> records) {
    var newestFirst =
        Window.partitionBy(Objects.SOURCE, Objects.SOURCE_ID)
            .orderBy(desc(Objects.UPDATED_AT), col(Objects.RECORD_HASH));
    return records
        .withColumn("_age", row_number().over(newestFirst))
        .where(col("_age").equalTo(1))
        .drop("_age");
  }

  /**
   * Only a listing read to its end moves its watermark: what was missed is then asked for again.
   */
  private void advance(Lake lake, Dataset<Row> records, List<Row> unfinished) {
    List<String> sources = unfinished.stream().map(row -> row.getString(0)).toList();
    Map<String, String> newest =
        records
            .groupBy(Objects.SOURCE)
            .agg(max(Objects.UPDATED_AT).as(Watermarks.WATERMARK))
            .where(col(Watermarks.WATERMARK).notEqual(""))
            .collectAsList()
            .stream()
            .collect(toMap(r -> r.getString(0), r -> r.getString(1)));
    List<Row> rows =
        settings.sources().stream()
            .filter(source -> newest.containsKey(source.id()) && !sources.contains(source.id()))
            .map(source -> RowFactory.create(source.id(), source.url(), newest.get(source.id())))
            .toList();
    Watermarks.TABLE.upsert(lake, lake.spark().createDataFrame(rows, Watermarks.SCHEMA));
  }

  private static StageResult result(Dataset<Row> records, Written written, List<Row> brokenOff) {
    StageResult result =
        StageResult.of(records.count(), written)
            .withRefused(
                records.where(col(Objects.REFUSAL).isNotNull()),
                Objects.REFUSAL,
                Objects.SOURCE,
                Objects.SOURCE_ID);
    if (brokenOff.isEmpty()) {
      return result;
    }
    String note =
        brokenOff.stream()
            .map(row -> "%s broke off (%s)".formatted(row.getString(0), row.getString(1)))
            .reduce((a, b) -> a + "; " + b)
            .orElseThrow();
    return result.withNote(note + "; the next run goes on").incomplete();
  }
}
