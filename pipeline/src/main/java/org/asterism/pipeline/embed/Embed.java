package org.asterism.pipeline.embed;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.LongAccumulator;
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
import org.jspecify.annotations.Nullable;

/**
 * Encodes every usable picture three ways. The built-in encoders do so always, since reasons are
 * made of what they measure; where the settings name another encoder, that one's vectors serve.
 */
public final class Embed implements Stage {
  private static final long PER_TASK = 16;

  private final String raw;
  private final EncoderSettings encoders;
  private @Nullable String fingerprint;

  /** With the built-in encoders alone. */
  public Embed(String raw) {
    this(raw, EncoderSettings.BUILT_IN);
  }

  /**
   * @param raw root of the raw store
   */
  public Embed(String raw, EncoderSettings encoders) {
    this.raw = raw;
    this.encoders = encoders;
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
    return List.of(Embeddings.TABLE, Learned.TABLE, Unencoded.TABLE);
  }

  /** Looks at the models' files once: some have hundreds of megabytes. */
  @Override
  public synchronized String fingerprint() {
    if (fingerprint == null) {
      fingerprint =
          String.join(
              " ",
              Embeddings.CONFIDENCE,
              raw,
              FormalEncoder.MODEL,
              LatentSemantics.MODEL,
              HistoricalEncoder.MODEL,
              encoders.fingerprint());
    }
    return fingerprint;
  }

  @Override
  public void requireReady() {
    fingerprint();
  }

  @Override
  public StageResult run(Lake lake, Progress progress) {
    ChosenEncoders chosen = new ChosenEncoders(encoders, raw, lake, progress);
    chosen.requireSameModels(Embeddings.models(Embeddings.TABLE.read(lake)));
    Embeddings.TABLE.follow(lake);
    Dataset<Row> images = Images.ofUsed(Images.TABLE.read(lake), Objects.TABLE.read(lake));
    long pictures = images.where(Images.USABLE).count();
    Written seen = formal(lake, images, chosen, progress);
    Dataset<Row> formal = Embeddings.TABLE.read(lake).where(Embeddings.DESCRIPTORS);
    Dataset<Row> works =
        lake.staged("works", ConceptualEmbedding.works(formal, Texts.TABLE.read(lake)));
    LatentSemantics encoder = ConceptualEmbedding.fitted(works);
    Written written =
        seen.plus(conceptual(lake, works, encoder, images, chosen))
            .plus(historical(lake, images, chosen));
    return chosen.withRefusals(StageResult.of(pictures, written).withNote(note(encoder)));
  }

  private Written formal(Lake lake, Dataset<Row> images, ChosenEncoders chosen, Progress progress) {
    Dataset<Row> wanted = WantedPictures.of(images);
    Dataset<Row> valid = FormalEmbedding.stillValid(images, Embeddings.TABLE.read(lake));
    Dataset<Row> impossible = chosen.impossible(wanted, FormalEncoder.MODEL);
    Dataset<Row> pending =
        lake.staged("unencoded", WantedPictures.pending(wanted, valid, impossible));
    long count = pending.count();
    LongAccumulator done = progress.counting("pictures", count);
    Dataset<Row> all = valid;
    if (count > 0) {
      Dataset<Row> encoded = lake.staged("encoded", encoded(lake, pending, count, done));
      chosen.refuse(Encoded.refusals(encoded, FormalEncoder.MODEL));
      all = valid.unionByName(Encoded.vectors(encoded, Affinity.FORMAL, FormalEncoder.MODEL, true));
    }
    return replace(lake, Affinity.FORMAL, all, images, chosen);
  }

  private Dataset<Row> encoded(Lake lake, Dataset<Row> pending, long count, LongAccumulator done) {
    int tasks = Lake.tasksFor(count, PER_TASK);
    return FormalEmbedding.encoded(
        pending.repartition(tasks, col(Images.IMAGE_ID)), new RawStore(lake.spark(), raw), done);
  }

  /**
   * Writes an affinity's vectors in one commit, the built-in encoder's beside those of the one that
   * serves.
   */
  private static Written replace(
      Lake lake,
      Affinity affinity,
      Dataset<Row> builtIn,
      Dataset<Row> images,
      ChosenEncoders chosen) {
    Dataset<Row> all =
        lake.staged(
            affinity.key(), builtIn.withColumn(Embeddings.IN_USE, lit(!chosen.serve(affinity))));
    if (chosen.serve(affinity)) {
      all = all.unionByName(chosen.vectors(affinity, images));
    }
    return Embeddings.TABLE.replace(lake, Embeddings.everyOf(affinity), all);
  }

  /** How good a guess of the meaning from the look is, as it was measured. */
  private static String note(LatentSemantics encoder) {
    return encoder.mapConfidence().isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "meanings guessed from looks are believed by %.2f",
            encoder.mapConfidence().getAsDouble());
  }

  private static Written conceptual(
      Lake lake,
      Dataset<Row> works,
      LatentSemantics encoder,
      Dataset<Row> images,
      ChosenEncoders chosen) {
    List<Row> learned = new ArrayList<>();
    learned.add(RowFactory.create(Learned.CONCEPTUAL, ConceptualEmbedding.bytes(encoder)));
    chosen
        .specs()
        .forEach(
            (affinity, spec) ->
                learned.add(
                    RowFactory.create(
                        Learned.encoderOf(affinity), spec.getBytes(StandardCharsets.UTF_8))));
    Written written =
        Learned.TABLE.replaceAll(lake, lake.spark().createDataFrame(learned, Learned.SCHEMA));
    Dataset<Row> encoded = ConceptualEmbedding.encoded(works, encoder);
    return written.plus(replace(lake, Affinity.CONCEPTUAL, encoded, images, chosen));
  }

  private static Written historical(Lake lake, Dataset<Row> images, ChosenEncoders chosen) {
    Dataset<Row> encoded =
        HistoricalEmbedding.encoded(
            Objects.TABLE.read(lake), Artists.TABLE.read(lake), images, Entities.TABLE.read(lake));
    return replace(lake, Affinity.HISTORICAL, encoded, images, chosen);
  }
}
