package org.asterism.pipeline.embed;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.learned.EncoderSpec;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.core.learned.VectorsSpec;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.fetch.RawStore;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;

/** The encoders that serve affinities instead of the built-in ones, and what they make. */
final class ChosenEncoders {
  /** Pictures after which vectors go into the table, so that a killed run loses no more. */
  private static final long PORTION = 20_000;

  private final EncoderSettings settings;
  private final String raw;
  private final Lake lake;
  private final Progress progress;
  private final LongAccumulator loads;
  private final Map<Affinity, Chosen> chosen = new EnumMap<>(Affinity.class);
  private final List<Dataset<Row>> refused = new ArrayList<>();

  /** An encoder by the name and version of its vectors. */
  private record Chosen(EncoderSpec spec, String model, Optional<ModelInUse> onnx) {}

  /**
   * @throws AsterismException if an encoder's files are missing or are not what they must be
   */
  ChosenEncoders(EncoderSettings settings, String raw, Lake lake, Progress progress) {
    this.settings = settings;
    this.raw = raw;
    this.lake = lake;
    this.progress = progress;
    this.loads = lake.spark().sparkContext().longAccumulator("models loaded");
    settings.chosen().forEach((affinity, spec) -> chosen.put(affinity, chosen(spec)));
  }

  private Chosen chosen(EncoderSpec spec) {
    if (spec instanceof OnnxSpec onnx) {
      ModelInUse model = ModelInUse.of(onnx, settings);
      return new Chosen(spec, model.model(), Optional.of(model));
    }
    return new Chosen(spec, GivenVectors.model(lake.spark(), (VectorsSpec) spec), Optional.empty());
  }

  /** Whether the affinity is not served by the built-in encoder. */
  boolean serve(Affinity affinity) {
    return chosen.containsKey(affinity);
  }

  /** As JSON, what an uploaded picture needs to be encoded by, by affinity. */
  Map<Affinity, String> specs() {
    Map<Affinity, String> specs = new EnumMap<>(Affinity.class);
    chosen.forEach(
        (affinity, each) -> each.onnx().ifPresent(model -> specs.put(affinity, model.spec())));
    return specs;
  }

  /**
   * Vectors of two models say nothing of each other, and replacing all may take days: that has to
   * be asked for.
   *
   * @throws AsterismException if an affinity's vectors in use are of another model than is to serve
   *     it, and rebuilding is not allowed
   */
  void requireSameModels(Map<Affinity, String> inUse) {
    if (settings.rebuild()) {
      return;
    }
    inUse.forEach(
        (affinity, held) -> {
          String wanted = chosen.containsKey(affinity) ? chosen.get(affinity).model() : "builtin";
          boolean same = serve(affinity) ? held.equals(wanted) : Embeddings.isBuiltIn(held);
          if (!same) {
            throw new AsterismException(
                "The %s vectors are of another encoder".formatted(affinity.key()),
                "those in the lake are of %s, the settings want %s".formatted(held, wanted),
                "Run ./asterism embed --rebuild to make all of them anew, or set encoders.%s back."
                    .formatted(affinity.key()));
          }
        });
  }

  /**
   * The vectors of an affinity this has an encoder for.
   *
   * @param images rows of pictures whose works are shown
   * @return rows of {@link Embeddings}, in use
   */
  Dataset<Row> vectors(Affinity affinity, Dataset<Row> images) {
    Chosen encoder = chosen.get(affinity);
    if (encoder.onnx().isEmpty()) {
      return given(affinity, (VectorsSpec) encoder.spec(), encoder.model());
    }
    return encoded(affinity, (OnnxSpec) encoder.spec(), encoder.onnx().get(), images);
  }

  private Dataset<Row> given(Affinity affinity, VectorsSpec spec, String model) {
    Dataset<Row> used = Objects.TABLE.read(lake).where(Objects.USED);
    Dataset<Row> all =
        lake.staged(
            "given-" + affinity.key(),
            GivenVectors.encoded(lake.spark(), spec, model)
                .join(used.select(Objects.IMAGE_ID), Embeddings.IMAGE_ID));
    refuse(Encoded.refusals(all, model));
    return Encoded.vectors(all, affinity, model, true);
  }

  private Dataset<Row> encoded(
      Affinity affinity, OnnxSpec spec, ModelInUse model, Dataset<Row> images) {
    Dataset<Row> wanted =
        spec.captions() > 0
            ? WantedPictures.captioned(images, Objects.TABLE.read(lake))
            : WantedPictures.of(images);
    Dataset<Row> impossible = impossible(wanted, model.model());
    Dataset<Row> pending =
        lake.staged(
            "pending-" + affinity.key(),
            WantedPictures.pending(wanted, valid(wanted, model), impossible));
    long count = pending.count();
    LongAccumulator done = progress.counting("pictures", count);
    long portions = (count + PORTION - 1) / PORTION;
    for (long portion = 0; portion < portions; portion++) {
      Dataset<Row> part =
          pending.where(
              pmod(xxhash64(col(Embeddings.IMAGE_ID)), lit(portions)).equalTo(lit(portion)));
      Dataset<Row> encoded =
          lake.staged(
              "encoded-%s-%d".formatted(affinity.key(), portion), encodedIn(part, model, done));
      Embeddings.TABLE.upsert(lake, Encoded.vectors(encoded, affinity, model.model(), false));
      refuse(Encoded.refusals(encoded, model.model()));
    }
    return valid(wanted, model)
        .withColumn(Embeddings.AFFINITY, lit(affinity.key()))
        .withColumn(Embeddings.IN_USE, lit(true));
  }

  private Dataset<Row> encodedIn(Dataset<Row> part, ModelInUse model, LongAccumulator done) {
    return LearnedEmbedding.encoded(
        LearnedEmbedding.spread(part), new RawStore(lake.spark(), raw), model, done, loads);
  }

  /** One encoder may serve two affinities: what it made for one stands for the other as well. */
  private Dataset<Row> valid(Dataset<Row> wanted, ModelInUse model) {
    Dataset<Row> held = Embeddings.TABLE.read(lake).where(ofModel(model.model()));
    return WantedPictures.stillValid(wanted, held)
        .dropDuplicates(Embeddings.IMAGE_ID)
        .select(Embeddings.TABLE.columns());
  }

  private static Column ofModel(String model) {
    return col(Embeddings.MODEL).equalTo(model);
  }

  /** What a model could make nothing of before, and would not now; it counts as refused again. */
  Dataset<Row> impossible(Dataset<Row> wanted, String model) {
    if (lake.versionOf(Unencoded.TABLE).isEmpty()) {
      return Unencoded.TABLE.read(lake);
    }
    Dataset<Row> known =
        lake.staged(
            "impossible-" + refused.size(),
            WantedPictures.stillValid(
                    wanted,
                    Unencoded.TABLE
                        .read(lake)
                        .where(ofModel(model).and(col(Unencoded.REASON).notEqual(RawStore.GONE))))
                .select(
                    Unencoded.IMAGE_ID, Unencoded.MODEL, Unencoded.INPUT_HASH, Unencoded.REASON));
    refuse(known);
    return known;
  }

  /**
   * @param rows of {@link Unencoded}
   */
  void refuse(Dataset<Row> rows) {
    refused.add(rows);
  }

  /** Keeps what was refused by any encoder, in place of what the table held. */
  StageResult withRefusals(StageResult result) {
    if (refused.isEmpty()) {
      return result;
    }
    Dataset<Row> all =
        lake.staged(
            "refused",
            refused.stream().reduce(Dataset::unionByName).orElseThrow().dropDuplicates());
    Written written = Unencoded.TABLE.replaceAll(lake, all);
    return result
        .alsoWritten(written)
        .withRefused(all, Unencoded.REASON, Unencoded.IMAGE_ID, Unencoded.MODEL);
  }
}
