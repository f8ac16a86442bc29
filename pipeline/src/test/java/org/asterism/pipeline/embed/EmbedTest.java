package org.asterism.pipeline.embed;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.asterism.pipeline.crawl.ObjectRows.described;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.asterism.core.AsterismException;
import org.asterism.core.Sha256;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Weights;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.core.learned.Device;
import org.asterism.core.learned.EncoderSpec;
import org.asterism.core.learned.Lock;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.core.learned.SpecJson;
import org.asterism.core.learned.VectorsSpec;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.crawl.ObjectRows;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.evaluate.Evaluation;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.fetch.TestPictures;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.StageResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One small collection whose encoders are chosen anew again and again: built-in, a model, given
 * vectors. Each test goes on where the one before it ended.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbedTest {
  private static final Path MODELS =
      Path.of("../core/src/test/resources/org/asterism/core/learned");
  private static final int GOOD = 5;

  @TempDir static Path folder;

  private static Lake lake;
  private static final List<Artwork> WORKS = new ArrayList<>();

  @BeforeAll
  static void collect() throws IOException {
    lake = TestLake.in(folder);
    List<Row> images = new ArrayList<>();
    for (int i = 0; i < GOOD; i++) {
      images.add(image("work" + i, TestPictures.jpeg(i), "woman " + i));
    }
    byte[] black = TestPictures.png(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB));
    images.add(image("black", black, "night"));
    images.add(image("cut", Arrays.copyOf(TestPictures.jpeg(9), 300), "sky"));
    Objects.TABLE.upsert(lake, ObjectRows.of(WORKS.toArray(Artwork[]::new)));
    Images.TABLE.upsert(lake, TestLake.rows(Images.SCHEMA, images.toArray(Row[]::new)));
  }

  private static Row image(String id, byte[] file, String title) throws IOException {
    Artwork work = described(id, title, List.of(WORKS.size() % 2 == 0 ? "red" : "sea"), null);
    WORKS.add(work);
    Files.createDirectories(folder.resolve("raw"));
    Files.write(folder.resolve("raw").resolve(id), file);
    String sha256 = Sha256.hexOf(file);
    return TestLake.row(
        Images.SCHEMA,
        Images.IMAGE_ID,
        work.imageId(),
        Images.PATH,
        id,
        Images.DHASH,
        (long) WORKS.size(),
        Images.SHA256,
        sha256,
        Images.ENRICHED_SHA256,
        sha256);
  }

  private static StageResult embed(EncoderSettings settings) {
    return TestLake.run(new Embed(folder.resolve("raw").toString(), settings), lake);
  }

  private static OnnxSpec model(String name) {
    try {
      var tree = new ObjectMapper().readTree(MODELS.resolve("encoders.json").toFile());
      return (OnnxSpec) SpecJson.all(tree, "encoders.json").get(name);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EncoderSettings with(Affinity affinity, EncoderSpec spec) {
    return new EncoderSettings(
        Map.of(affinity, spec), MODELS.toString(), Lock.EMPTY, new Device.Auto(), 2, false);
  }

  private static long count(String model, Affinity affinity) {
    return Embeddings.TABLE
        .read(lake)
        .where(Embeddings.of(affinity).and(col(Embeddings.MODEL).startsWith(model)))
        .count();
  }

  @Test
  @Order(1)
  void aPictureThatCannotBeDecodedIsKeptWithItsReasonAndTheOthersAreEncoded() {
    StageResult result = embed(EncoderSettings.BUILT_IN);

    assertThat(count(FormalEncoder.MODEL, Affinity.FORMAL)).isEqualTo(GOOD + 1);
    assertThat(result.refused()).isEqualTo(1);
    assertThat(result.refusals().get(0)).endsWith("the JPEG data is damaged or ends too early");
  }

  @Test
  @Order(3)
  void anotherEncoderServesOnlyWhereThatIsAskedForAndBesideTheBuiltInOne() {
    assertThatThrownBy(() -> embed(with(Affinity.FORMAL, model("tiny"))))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("The formal vectors are of another encoder: ")
        .hasMessageContaining("./asterism embed --rebuild");

    StageResult result = embed(with(Affinity.FORMAL, model("tiny")).rebuilding());

    assertThat(count("tiny@", Affinity.FORMAL)).isEqualTo(GOOD);
    assertThat(Embeddings.TABLE.read(lake).where(Embeddings.DESCRIPTORS).count())
        .isEqualTo(GOOD + 1);
    assertThat(Embeddings.models(Embeddings.TABLE.read(lake)).get(Affinity.FORMAL))
        .startsWith("tiny@");
    assertThat(result.refusals())
        .anyMatch(each -> each.endsWith("is not finite, or has no length"))
        .anyMatch(each -> each.endsWith("the JPEG data is damaged or ends too early"));
    assertThat(Learned.content(lake, Learned.encoderOf(Affinity.FORMAL)))
        .map(SpecJson::read)
        .map(OnnxSpec::name)
        .contains("tiny");
  }

  @Test
  @Order(4)
  void anEvaluationMeasuresTheBuiltInEncoderBesideTheOneThatServes() {
    Evaluation evaluation = Evaluation.of(lake, folder.resolve("raw").toString(), Weights.DEFAULT);

    assertThat(evaluation.models().get("formal")).startsWith("tiny@");
    assertThat(evaluation.builtIn()).containsOnlyKeys("formal");
    assertThat(evaluation.builtIn().get("formal").get("subject").n()).isEqualTo(GOOD + 2);
    assertThat(evaluation.builtIn().get("formal"))
        .isNotEqualTo(evaluation.affinities().get("formal"));
  }

  @Test
  @Order(5)
  void onlyWhatChangedIsEncodedAgain() {
    Artwork renamed = described("work0", "still life", List.of("red"), null);
    Objects.TABLE.upsert(lake, ObjectRows.of(renamed));
    List<Long> totals = new ArrayList<>();

    StageResult result =
        new Embed(folder.resolve("raw").toString(), with(Affinity.FORMAL, model("tiny")))
            .run(
                lake,
                (what, total) -> {
                  totals.add(total);
                  return TestLake.SPARK.sparkContext().longAccumulator(what);
                });

    // Captions count for the model, not for the descriptor.
    assertThat(totals).containsExactly(0L, 1L);
    assertThat(result.written().total()).isPositive();
    assertThat(count("tiny@", Affinity.FORMAL)).isEqualTo(GOOD);
    assertThat(result.refused()).isEqualTo(3);
  }

  @Test
  @Order(6)
  void vectorsOfAFileServeTheWorksItNames() throws IOException {
    VectorsSpec spec = vectors(3, new float[][] {{0, 3, 4}, {Float.NaN, 1, 1}, {0, 0, 0}});
    StageResult result = embed(with(Affinity.FORMAL, spec).rebuilding());

    List<Row> rows =
        Embeddings.TABLE.read(lake).where(Embeddings.of(Affinity.FORMAL)).collectAsList();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).<String>getAs(Embeddings.IMAGE_ID)).isEqualTo(WORKS.get(0).imageId());
    assertThat(rows.get(0).<String>getAs(Embeddings.MODEL)).startsWith("given@");
    assertThat(Embeddings.vectorOf(rows.get(0), Embeddings.VECTOR))
        .containsExactly(new float[] {0, 0.6f, 0.8f}, within(1e-6f));
    assertThat(result.refusals())
        .anyMatch(each -> each.endsWith("its vector holds a number that is not finite"))
        .anyMatch(each -> each.endsWith("its vector has no length"));
  }

  @Test
  @Order(7)
  void aFileOfVectorsThatDoesNotFitIsRefused() throws IOException {
    VectorsSpec wide = vectors(4, new float[][] {{0, 3, 4}});
    assertThatThrownBy(() -> GivenVectors.encoded(TestLake.SPARK, wide, "m"))
        .hasMessageContaining("its vectors have 3 numbers, the entry says 4");
    VectorsSpec few = vectors(3, new float[][] {{0, 3, 4}});
    assertThatThrownBy(() -> GivenVectors.encoded(TestLake.SPARK, few, "m"))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("it tells of 3 vectors, there are 1");
    String others = "0".repeat(64);
    assertThatThrownBy(() -> GivenVectors.model(TestLake.SPARK, pinned(few, others)))
        .hasMessageStartingWith("The vectors of the encoder given are not those that were pinned: ")
        .hasMessageContaining("should have " + others);
    assertThat(complaintOfIds("id,place\nwork0,0\nwork0,1\n")).contains("comes twice");
    assertThat(complaintOfIds("id,place\nwork0,0\nwork1,first\n"))
        .contains("of 2 lines, 1 has no id or no number in place");
    assertThat(complaintOfIds("id,place\n,0\n")).contains("of 1 lines, 1 has no id");
    assertThat(complaintOfIds("work,place\nwork0,0\n")).contains("it has no column id, but work");
    Files.delete(folder.resolve("given.npy"));
    assertThatThrownBy(() -> GivenVectors.model(TestLake.SPARK, few))
        .hasMessageStartingWith("The encoder given is not here: ");
  }

  private static VectorsSpec pinned(VectorsSpec spec, String sha256) {
    return new VectorsSpec(
        spec.name(),
        spec.about(),
        spec.vectors(),
        spec.ids(),
        spec.source(),
        spec.column(),
        spec.row(),
        spec.dimension(),
        sha256);
  }

  private static String complaintOfIds(String csv) throws IOException {
    VectorsSpec spec = vectors(3, new float[][] {{0, 3, 4}, {1, 0, 0}, {0, 1, 0}});
    Files.writeString(folder.resolve("given.csv"), csv);
    return assertThrows(
            AsterismException.class, () -> GivenVectors.encoded(TestLake.SPARK, spec, "m"))
        .getMessage();
  }

  /** An .npy file whose vectors are of works 0, 1 and 2. */
  private static VectorsSpec vectors(int dimension, float[][] vectors) throws IOException {
    String header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }"
            .formatted(vectors.length, vectors[0].length);
    header += " ".repeat(118 - 1 - header.length()) + "\n";
    ByteBuffer file =
        ByteBuffer.allocate(10 + 118 + 4 * vectors.length * vectors[0].length)
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) 118);
    file.put(header.getBytes());
    for (float[] vector : vectors) {
      for (float value : vector) {
        file.putFloat(value);
      }
    }
    Files.write(folder.resolve("given.npy"), file.array());
    Files.writeString(folder.resolve("given.csv"), "id,place\nwork1,1\nwork0,0\nwork2,2\n");
    return new VectorsSpec(
        "given",
        null,
        folder.resolve("given.npy").toString(),
        folder.resolve("given.csv").toString(),
        "aic",
        "id",
        "place",
        dimension,
        null);
  }

  @Test
  void aTaskTakesTheGpuThatSparkGivesItAndNoOther() {
    assertThat(ExecutorModels.deviceFor(new Device.Auto(), Optional.of("1")))
        .isEqualTo(new Device.Cuda(1));
    assertThat(ExecutorModels.deviceFor(new Device.Cpu(), Optional.of("1")))
        .isEqualTo(new Device.Cpu());
    assertThat(ExecutorModels.deviceFor(new Device.Cuda(0), Optional.empty()))
        .isEqualTo(new Device.Cuda(0));
    assertThatThrownBy(() -> ExecutorModels.deviceFor(new Device.Cuda(0), Optional.of("1")))
        .hasMessageStartingWith("The GPU cuda:0 cannot be used: Spark gave this task cuda:1.");
  }

  @Test
  void historyIsNotSeenInPixels() {
    assertThatThrownBy(() -> with(Affinity.HISTORICAL, model("tiny")))
        .hasMessageStartingWith("The historical affinity cannot be served by tiny: ");
  }
}
