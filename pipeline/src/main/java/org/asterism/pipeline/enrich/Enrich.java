package org.asterism.pipeline.enrich;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.util.LongAccumulator;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.fetch.RawStore;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.people.Artists;
import org.asterism.pipeline.people.Reconciliation;

/** Measures new pictures, finds exact duplicates, and reads names and words. */
public final class Enrich implements Stage {
  private static final long PER_TASK = 32;

  private final EnrichSettings settings;

  public Enrich(EnrichSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "enrich";
  }

  @Override
  public List<LakeTable> reads() {
    return List.of(Objects.TABLE, Images.TABLE);
  }

  @Override
  public List<LakeTable> writes() {
    return List.of(Images.TABLE, Artists.TABLE, Texts.TABLE);
  }

  @Override
  public String fingerprint() {
    return settings + " " + Annotation.MODEL;
  }

  @Override
  public void requireReady() {
    Annotation.requireReady();
  }

  @Override
  public StageResult run(Lake lake, Progress progress) {
    Dataset<Row> images = Images.TABLE.read(lake);
    Dataset<Row> unmeasured = lake.staged("unmeasured", unmeasured(images, settings.thumbnail()));
    long count = unmeasured.count();
    Written written = Written.NOTHING;
    if (count > 0) {
      int tasks = Lake.tasksFor(count, PER_TASK);
      Dataset<Row> measured =
          measured(
              unmeasured.repartition(tasks, col(Images.IMAGE_ID)),
              new RawStore(lake.spark(), settings.raw()),
              settings.thumbnail(),
              progress.counting("pictures", count));
      written = Images.TABLE.upsert(lake, lake.staged("measured", measured));
    }
    written = written.plus(Images.TABLE.upsert(lake, duplicates(Images.TABLE.read(lake))));
    written = written.plus(words(lake));
    return StageResult.of(count, written);
  }

  /** Who the makers are, and what is said of and in the pictures. */
  private static Written words(Lake lake) {
    Dataset<Row> objects = Objects.TABLE.read(lake);
    Dataset<Row> artists = lake.staged("artists", Reconciliation.artists(objects, lake::staged));
    Written written = Artists.TABLE.replaceAll(lake, artists);
    Dataset<Row> texts =
        RecordTexts.of(
            lake,
            objects,
            Images.TABLE.read(lake),
            Gazetteer.of(objects, artists),
            Texts.TABLE.read(lake));
    return written.plus(Texts.TABLE.replaceAll(lake, texts));
  }

  /** Pictures not yet measured as they are now, or whose thumbnail has another size. */
  static Dataset<Row> unmeasured(Dataset<Row> images, int thumbnail) {
    Column measured =
        col(Images.SHA256)
            .eqNullSafe(col(Images.ENRICHED_SHA256))
            .and(
                col(Images.REFUSAL)
                    .isNotNull()
                    .or(col(Images.THUMBNAIL).startsWith("thumbnails/%d/".formatted(thumbnail))));
    return images
        .where(col(Images.SHA256).isNotNull())
        .where(not(measured))
        .select(Images.IMAGE_ID, Images.PATH, Images.SHA256);
  }

  private static Dataset<Row> measured(
      Dataset<Row> pictures, RawStore raw, int thumbnail, LongAccumulator done) {
    return pictures.map(
        (MapFunction<Row, Row>)
            row -> {
              Row measured = Measurement.of(row, raw, thumbnail);
              done.add(1);
              return measured;
            },
        Encoders.row(Measurement.SCHEMA));
  }

  /**
   * Every picture we hold with the smallest id among those of equal bytes, unless that is its own.
   */
  static Dataset<Row> duplicates(Dataset<Row> images) {
    var first = min(Images.IMAGE_ID).over(Window.partitionBy(Images.SHA256));
    return images
        .where(col(Images.SHA256).isNotNull())
        .withColumn("_first", first)
        .select(
            col(Images.IMAGE_ID),
            when(col("_first").notEqual(col(Images.IMAGE_ID)), col("_first"))
                .as(Images.DUPLICATE_OF));
  }
}
