package org.asterism.pipeline.embed;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.conceptual.LatentSemantics;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.core.historical.HistoricalEncoder;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.enrich.Texts;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.fetch.RawStore;
import org.asterism.pipeline.history.Entities;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.people.Artists;

/** Encodes every usable picture three ways with the built-in encoders. */
public final class Embed implements Stage {
  private static final long PER_TASK = 16;

  private final String raw;

  /**
   * @param raw root of the raw store
   */
  public Embed(String raw) {
    this.raw = raw;
  }

  @Override
  public String name() {
    return "embed";
  }

  @Override
  public List<LakeTable> reads() {
    return List.of(Objects.TABLE, Artists.TABLE, Images.TABLE, Texts.TABLE, Entities.TABLE);
  }

  @Override
  public List<LakeTable> writes() {
    return List.of(Embeddings.TABLE, Learned.TABLE);
  }

  @Override
  public String fingerprint() {
    return String.join(
        " ",
        Embeddings.CONFIDENCE,
        raw,
        FormalEncoder.MODEL,
        LatentSemantics.MODEL,
        HistoricalEncoder.MODEL);
  }

  @Override
  public StageResult run(Lake lake, Progress progress) {
    Dataset<Row> images = Images.ofUsed(Images.TABLE.read(lake), Objects.TABLE.read(lake));
    long pictures = images.where(Images.USABLE).count();
    Written written =
        formal(lake, images, progress).plus(conceptual(lake)).plus(historical(lake, images));
    return StageResult.of(pictures, written);
  }

  private Written formal(Lake lake, Dataset<Row> images, Progress progress) {
    Dataset<Row> valid = FormalEmbedding.stillValid(images, Embeddings.TABLE.read(lake));
    Dataset<Row> pending = lake.staged("unencoded", FormalEmbedding.pending(images, valid));
    long count = pending.count();
    int tasks = Lake.tasksFor(count, PER_TASK);
    Dataset<Row> encoded =
        FormalEmbedding.encoded(
            pending.repartition(tasks, col(Images.IMAGE_ID)),
            new RawStore(lake.spark(), raw),
            progress.counting("pictures", count));
    Dataset<Row> all = lake.staged("formal", valid.union(encoded));
    return Embeddings.TABLE.replace(lake, Embeddings.of(Affinity.FORMAL), all);
  }

  private static Written conceptual(Lake lake) {
    Dataset<Row> formal = Embeddings.TABLE.read(lake).where(Embeddings.of(Affinity.FORMAL));
    Dataset<Row> works =
        lake.staged("works", ConceptualEmbedding.works(formal, Texts.TABLE.read(lake)));
    LatentSemantics encoder = ConceptualEmbedding.fitted(works);
    Row learned = RowFactory.create(Learned.CONCEPTUAL, ConceptualEmbedding.bytes(encoder));
    Written written =
        Learned.TABLE.replaceAll(
            lake, lake.spark().createDataFrame(List.of(learned), Learned.SCHEMA));
    Dataset<Row> encoded = lake.staged("conceptual", ConceptualEmbedding.encoded(works, encoder));
    return written.plus(
        Embeddings.TABLE.replace(lake, Embeddings.of(Affinity.CONCEPTUAL), encoded));
  }

  private static Written historical(Lake lake, Dataset<Row> images) {
    Dataset<Row> encoded =
        lake.staged(
            "historical",
            HistoricalEmbedding.encoded(
                Objects.TABLE.read(lake),
                Artists.TABLE.read(lake),
                images,
                Entities.TABLE.read(lake)));
    return Embeddings.TABLE.replace(lake, Embeddings.of(Affinity.HISTORICAL), encoded);
  }
}
