package org.asterism.pipeline.enrich;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.LongAccumulator;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.conceptual.Words;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.fetch.RawStore;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;

/** Measures new pictures, finds those that are one, and takes a first look at the words. */
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
    return List.of(Images.TABLE, Texts.TABLE);
  }

  @Override
  public String fingerprint() {
    // A tesseract that was installed or removed is a reason to look again.
    return settings + settings.ocr().obstacle().map(obstacle -> ", " + obstacle).orElse("");
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
    Dataset<Row> texts = texts(Objects.TABLE.read(lake), Images.TABLE.read(lake));
    written = written.plus(Texts.TABLE.replaceAll(lake, texts));
    return StageResult.of(count, written);
  }

  /**
   * Pictures not yet measured as they are now, those whose thumbnail has another size, and those
   * whose text could be read now and could not before.
   */
  static Dataset<Row> unmeasured(Dataset<Row> images, EnrichSettings settings) {
    Column thumbnail =
        col(Images.THUMBNAIL).startsWith("thumbnails/%d/".formatted(settings.thumbnail()));
    Column complete = thumbnail.and(col(Images.MINIATURE).isNotNull()).and(isRead(settings.ocr()));
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

  /** The words of every usable picture's title, subjects and description. */
  static Dataset<Row> texts(Dataset<Row> objects, Dataset<Row> images) {
    return objects
        .where(Objects.USED)
        .join(images.where(Images.USABLE).select(Images.IMAGE_ID), Images.IMAGE_ID)
        .select(
            col(Objects.IMAGE_ID),
            concat_ws(
                ". ",
                when(col(Objects.TITLE).notEqual(Artwork.UNTITLED), col(Objects.TITLE)),
                array_join(col(Objects.SUBJECTS), ". "),
                coalesce(col(Objects.DESCRIPTION), lit(""))))
        .map(
            (MapFunction<Row, Row>)
                row ->
                    RowFactory.create(
                        row.getString(0), Words.of(row.getString(1)).toArray(String[]::new)),
            Encoders.row(Texts.SCHEMA));
  }
}
