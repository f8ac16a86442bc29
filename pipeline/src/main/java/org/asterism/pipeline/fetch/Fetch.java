package org.asterism.pipeline.fetch;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;

/** Downloads every picture that is wanted and not yet held. */
public final class Fetch implements Stage {
  /** Pictures a task downloads, so that progress shows and a lost task costs little. */
  private static final long PER_TASK = 32;

  /** Pictures a commit keeps: about as many are asked for again after a kill. */
  private static final long PER_COMMIT = 1_000;

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
    return List.of(Objects.TABLE);
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
    Dataset<Row> pending =
        lake.staged("wanted", wanted(Objects.TABLE.read(lake), Images.TABLE.read(lake)));
    long count = pending.count();
    if (count == 0) {
      return StageResult.of(0, Written.NOTHING);
    }
    PictureFetcher fetcher = new PictureFetcher(settings.manners(), raw);
    LongAccumulator done = progress.counting("pictures", count);
    Written written = Written.NOTHING;
    Dataset<Row> all = lake.spark().createDataFrame(List.of(), PictureFetcher.SCHEMA);
    long parts = (count + PER_COMMIT - 1) / PER_COMMIT;
    for (long part = 0; part < parts; part++) {
      Dataset<Row> some =
          pending.where(pmod(xxhash64(col(Images.IMAGE_ID)), lit(parts)).equalTo(part));
      Dataset<Row> fetched =
          lake.staged(
              "fetched-" + part,
              fetched(partitioned(some, Math.min(count, PER_COMMIT)), fetcher, done));
      written = written.plus(Images.TABLE.upsert(lake, fetched));
      all = all.union(fetched);
    }
    return result(count, written, all);
  }

  /** Open objects whose picture is not held, has another address now, or is worth another try. */
  static Dataset<Row> wanted(Dataset<Row> objects, Dataset<Row> images) {
    Dataset<Row> open =
        objects
            .where(Objects.USED)
            .select(Images.IMAGE_ID, Images.SOURCE, Images.SOURCE_ID, Images.IMAGE_URL);
    Dataset<Row> held =
        images
            .where(not(col(Images.RETRY)))
            .select(Images.IMAGE_ID, Images.IMAGE_URL)
            .withColumnRenamed(Images.IMAGE_URL, "held_url")
            .withColumnRenamed(Images.IMAGE_ID, "held_id");
    Column sameAddress = col(Images.IMAGE_URL).eqNullSafe(col("held_url"));
    return open.join(
        held, col(Images.IMAGE_ID).equalTo(col("held_id")).and(sameAddress), "left_anti");
  }

  /**
   * With a rate to keep, all pictures of a host go to one task, which keeps it wherever it runs.
   */
  private Dataset<Row> partitioned(Dataset<Row> pending, long count) {
    int tasks = Lake.tasksFor(count, PER_TASK);
    if (settings.manners().requestsPerSecond() > 0) {
      Column host =
          regexp_extract(coalesce(col(Images.IMAGE_URL), lit("")), "^https?://([^/]+)", 1);
      return pending.repartition(tasks, host);
    }
    return pending.repartition(tasks, col(Images.IMAGE_ID));
  }

  private static Dataset<Row> fetched(
      Dataset<Row> pending, PictureFetcher fetcher, LongAccumulator done) {
    return pending.map(
        (MapFunction<Row, Row>)
            row -> {
              Row fetched = fetcher.fetch(row);
              done.add(1);
              return fetched;
            },
        Encoders.row(PictureFetcher.SCHEMA));
  }

  private static StageResult result(long count, Written written, Dataset<Row> fetched) {
    Dataset<Row> refused = fetched.where(col(Images.REFUSAL).isNotNull());
    StageResult result =
        StageResult.of(count, written)
            .withRefused(refused, Images.REFUSAL, Images.SOURCE, Images.SOURCE_ID);
    return refused.where(col(Images.RETRY)).isEmpty() ? result : result.incomplete();
  }
}
