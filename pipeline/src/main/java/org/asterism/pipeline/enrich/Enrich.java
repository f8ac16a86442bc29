package org.asterism.pipeline.enrich;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
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

/** Measures new pictures, finds those that are one, and reads names and words. */
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
    // A tesseract that was installed or removed is a reason to look again.
    String obstacle = settings.ocr().obstacle().map(each -> ", " + each).orElse("");
    return settings + " " + Annotation.MODEL + obstacle;
  }

  @Override
  public void requireReady() {
    Annotation.requireReady();
  }

  @Override
  public StageResult run(Lake lake, Progress progress) {
    Dataset<Row> images = Images.TABLE.read(lake);
    Dataset<Row> unmeasured = lake.staged("unmeasured", unmeasured(images, settings));
    long count = unmeasured.count();
    Written written = Written.NOTHING;
    if (count > 0) {
      int tasks = Lake.tasksFor(count, PER_TASK);
      Dataset<Row> measured =
          measured(
              unmeasured.repartition(tasks, col(Images.IMAGE_ID)),
              new RawStore(lake.spark(), settings.raw()),
              settings,
              progress.counting("pictures", count));
      written = Images.TABLE.upsert(lake, lake.staged("measured", measured));
    }
    written = written.plus(Images.TABLE.upsert(lake, Duplicates.of(lake, Images.TABLE.read(lake))));
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

  /**
   * Pictures not yet measured as they are now, those whose thumbnail has another size, and those
   * whose text could be read now and could not before.
   */
  static Dataset<Row> unmeasured(Dataset<Row> images, EnrichSettings settings) {
    Column thumbnail =
        col(Images.THUMBNAIL).startsWith("thumbnails/%d/".formatted(settings.thumbnail()));
    Column complete = thumbnail.and(isRead(settings.ocr()));
    Column measured =
        col(Images.SHA256)
            .eqNullSafe(col(Images.ENRICHED_SHA256))
            .and(col(Images.REFUSAL).isNotNull().or(complete));
    return images
        .where(col(Images.SHA256).isNotNull())
        .where(not(measured))
        .select(Images.IMAGE_ID, Images.PATH, Images.SHA256);
  }

  /** Where nothing can be read, nothing is left to do. */
  private static Column isRead(Ocr ocr) {
    return ocr.obstacle().isPresent()
        ? lit(true)
        : not(OcrState.isPostponed(col(Images.OCR_STATE)))
            .and(col(Images.OCR_LANGUAGES).equalTo(ocr.languages()));
  }

  private static Dataset<Row> measured(
      Dataset<Row> pictures, RawStore raw, EnrichSettings settings, LongAccumulator done) {
    return pictures.map(
        (MapFunction<Row, Row>)
            row -> {
              Row measured = Measurement.of(row, raw, settings);
              done.add(1);
              return measured;
            },
        Encoders.row(Measurement.SCHEMA));
  }
}
