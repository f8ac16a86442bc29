package org.asterism.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.asterism.core.affinity.UnitVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int bench(String... args) {
    return Bench.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private JsonNode json() throws Exception {
    assertThat(out.toString().lines()).hasSize(1);
    return new ObjectMapper().readTree(out.toString());
  }

  @Test
  void withoutANameItListsTheMeasurements() {
    assertThat(bench()).isZero();
    assertThat(out.toString()).contains("formal", "recommend", "link", "nightly");
  }

  @Test
  void theHelpOfAMeasurementSaysWhatItIsHeldAgainst() {
    assertThat(bench("help", "recommend")).isZero();
    assertThat(out.toString()).contains("perfect exact scan", "--bundles");
  }

  @Test
  void anUnknownNameIsWrongUsage() {
    assertThat(bench("formall")).isEqualTo(2);
    assertThat(err.toString()).contains("formall", "formal");
  }

  @Test
  void noTurnsAtAllAreRefusedInASentence() {
    assertThat(bench("formal", "--repetitions", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("Set --repetitions to 1 or more").doesNotContain("\tat ");
  }

  @Test
  void aFolderWithoutAModelIsRefusedInASentence(@TempDir Path folder) {
    assertThat(bench("embed", "--model", folder.toString(), "--images", folder.toString()))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains("it holds neither vision_model.onnx nor model.onnx")
        .doesNotContain("\tat ");
  }

  @Test
  void aFolderWithoutPicturesIsRefusedInASentence(@TempDir Path folder) {
    assertThat(bench("formal", "--images", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("holds no file that ends in .jpg").doesNotContain("\tat ");
  }

  @Test
  void encodingIsHeldAgainstDecodingAndDamagedFilesAreCounted(@TempDir Path folder)
      throws Exception {
    Files.createDirectories(folder.resolve("inner"));
    Files.write(folder.resolve("inner/a.jpg"), Pictures.generated(1).get(0));
    Files.writeString(folder.resolve("b.jpeg"), "no picture");

    int exit =
        bench("formal", "--images", folder.toString(), "--repetitions", "2", "--warm-up", "0");

    assertThat(exit).isZero();
    JsonNode json = json();
    assertThat(json.get("images").asInt()).isEqualTo(1);
    assertThat(json.get("files_refused").asInt()).isEqualTo(1);
    assertThat(json.get("repetitions").asInt()).isEqualTo(2);
    assertThat(json.get("encode_images_per_second").asDouble()).isPositive();
    assertThat(json.get("decode_images_per_second").asDouble()).isPositive();
    assertThat(json.get("ratio_min").asDouble())
        .isPositive()
        .isLessThanOrEqualTo(json.get("ratio_max").asDouble());
  }

  @Test
  void answersAreHeldAgainstAScanOfTheSameVectors(@TempDir Path folder) throws Exception {
    GeneratedBundle.publish(folder, 8);

    int exit =
        bench(
            "recommend",
            "--bundles",
            folder.toString(),
            "--queries",
            "4",
            "--k",
            "3",
            "--repetitions",
            "1",
            "--warm-up",
            "0");

    assertThat(exit).isZero();
    JsonNode json = json();
    assertThat(json.get("images").asInt()).isEqualTo(8);
    assertThat(json.get("numbers_scanned").asInt()).isEqualTo(8 * 512);
    assertThat(json.get("queries").asInt()).isEqualTo(4);
    assertThat(json.get("p50_ms").asDouble()).isPositive();
    assertThat(json.get("p95_ms").asDouble()).isGreaterThanOrEqualTo(json.get("p50_ms").asDouble());
    assertThat(json.get("ratio").asDouble()).isPositive();
  }

  @Test
  void neighboursAreFoundBesideTheBareMultiplication() throws Exception {
    int exit = bench("knn", "--n", "4100", "--k", "3", "--repetitions", "1", "--warm-up", "0");

    assertThat(exit).isZero();
    JsonNode json = json();
    assertThat(json.get("n").asInt()).isEqualTo(4100);
    assertThat(json.get("gflops").asDouble()).isPositive();
    assertThat(json.get("sgemm_gflops").asDouble()).isPositive();
    assertThat(json.get("peak_rss").asLong()).isPositive();
    List<float[]> vectors = VectorSet.drawn(4100, 512);
    double[] third =
        vectors.stream()
            .limit(40)
            .mapToDouble(
                one ->
                    vectors.stream()
                        .filter(other -> other != one)
                        .map(other -> UnitVectors.cosine(one, other))
                        .sorted(Comparator.reverseOrder())
                        .skip(2)
                        .findFirst()
                        .orElseThrow())
            .toArray();
    assertThat(json.get("mean_score_at_k").asDouble())
        .isCloseTo(Arrays.stream(third).average().orElseThrow(), within(0.01));
  }
}
