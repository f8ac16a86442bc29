package org.asterism.pipeline.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.learned.Device;
import org.asterism.core.learned.Lock;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.core.learned.SpecJson;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.fetch.RawStore;
import org.asterism.pipeline.fetch.TestPictures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnedEmbeddingTest {
  private static final Path MODELS =
      Path.of("../core/src/test/resources/org/asterism/core/learned");
  private static final StructType WANTED =
      new StructType()
          .add(WantedPictures.IMAGE_ID, DataTypes.StringType)
          .add(WantedPictures.PATH, DataTypes.StringType)
          .add(WantedPictures.INPUT_HASH, DataTypes.StringType)
          .add(WantedPictures.CAPTION, DataTypes.StringType);

  @TempDir Path raw;

  private final LongAccumulator done = TestLake.SPARK.sparkContext().longAccumulator();
  private final LongAccumulator loads = TestLake.SPARK.sparkContext().longAccumulator();

  @AfterEach
  void release() {
    ExecutorModels.release();
  }

  private static ModelInUse tiny(Device device) throws IOException {
    OnnxSpec spec =
        (OnnxSpec)
            SpecJson.all(new ObjectMapper().readTree(MODELS.resolve("encoders.json").toFile()), "")
                .get("tiny");
    return ModelInUse.of(
        spec,
        new EncoderSettings(
            Map.of(Affinity.FORMAL, spec), MODELS.toString(), Lock.EMPTY, device, 3, false));
  }

  private Dataset<Row> pictures(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Files.write(raw.resolve(i + ".jpg"), TestPictures.jpeg(i));
    }
    List<Row> rows =
        IntStream.range(0, count)
            .mapToObj(
                i -> RowFactory.create("id" + i, i + ".jpg", "h" + i, "night ".repeat(i % 3 * 4)))
            .toList();
    return TestLake.SPARK.createDataFrame(rows, WANTED);
  }

  private List<String> encoded(Dataset<Row> pictures, ModelInUse model) {
    RawStore store = new RawStore(TestLake.SPARK, raw.toString());
    return LearnedEmbedding.encoded(pictures, store, model, done, loads)
        .toJSON()
        .collectAsList()
        .stream()
        .sorted()
        .toList();
  }

  @Test
  void theSamePicturesHaveTheSameVectorsInAnyPartsAndTheModelIsLoadedOnce() throws IOException {
    ModelInUse model = tiny(new Device.Auto());

    List<String> inEight = encoded(pictures(11).repartition(8), model);

    assertThat(loads.value()).isEqualTo(1);
    assertThat(done.value()).isEqualTo(11);
    assertThat(encoded(pictures(11).coalesce(1), model)).isEqualTo(inEight);
    assertThat(loads.value()).isEqualTo(1);
    assertThat(inEight).hasSize(11).allMatch(row -> row.contains("\"vector\":["));
  }

  @Test
  void aFileThatHasGoneIsOnePicturesReason() throws IOException {
    Dataset<Row> pictures = pictures(4);
    Files.delete(raw.resolve("2.jpg"));

    List<String> rows = encoded(pictures, tiny(new Device.Cpu()));

    assertThat(rows.get(2))
        .contains("\"reason\":\"its file is no longer in the raw store\"")
        .doesNotContain("vector");
    assertThat(rows).filteredOn(row -> row.contains("vector")).hasSize(3);
  }

  @Test
  void aGpuThatIsNotThereFailsTheStageByName() {
    assertThatThrownBy(() -> encoded(pictures(2), tiny(new Device.Cuda(7))))
        .hasStackTraceContaining("The GPU cuda:7 cannot be used: ");
    assertThat(loads.value()).isZero();
  }
}
