package org.asterism.core.learned.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.image.Picture;
import org.asterism.core.learned.Device;
import org.asterism.core.learned.Interpolation;
import org.asterism.core.learned.LearnedEncoder;
import org.asterism.core.learned.Lock;
import org.asterism.core.learned.ModelFile;
import org.asterism.core.learned.ModelFolder;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.core.learned.PixelBatch;
import org.asterism.core.learned.Pooling;
import org.asterism.core.learned.Preprocessing;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What published preprocessing and the stand-in encoders give for real pictures and texts. */
class PublishedPreprocessingTest {
  private static final double MOST_DIFFERENCE = 0.02;
  private static final float LEAST_COSINE = 0.999f;
  private static final int POOL = 16;
  private static final int SIDE = 224;

  private static final OnnxSpec CLIP =
      new OnnxSpec(
          "tiny-clip",
          null,
          null,
          null,
          512,
          new OnnxSpec.ImagePart(
              new ModelFile("vision_model.onnx", null, null),
              "pixel_values",
              "image_embeds",
              Pooling.NONE,
              new Preprocessing(
                  SIDE,
                  null,
                  SIDE,
                  Interpolation.BICUBIC,
                  List.of(.48145466f, .4578275f, .40821073f),
                  List.of(.26862954f, .26130258f, .27577711f))),
          new OnnxSpec.TextPart(
              new ModelFile("text_model.onnx", null, null),
              new ModelFile("tokenizer.json", null, null),
              "input_ids",
              "attention_mask",
              "text_embeds",
              Pooling.NONE,
              77,
              null,
              "int64",
              false),
          0);

  private static final OnnxSpec DINO =
      new OnnxSpec(
          "tiny-dinov2",
          null,
          null,
          null,
          384,
          new OnnxSpec.ImagePart(
              new ModelFile("model.onnx", null, null),
              "pixel_values",
              "last_hidden_state",
              Pooling.CLS,
              new Preprocessing(
                  256,
                  null,
                  SIDE,
                  Interpolation.BICUBIC,
                  List.of(.485f, .456f, .406f),
                  List.of(.229f, .224f, .225f))),
          null,
          0);

  private static Path shared;
  private static List<JsonNode> reference;

  @BeforeAll
  static void find() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null
        && !Files.isRegularFile(folder.resolve("shared/models/reference.jsonl"))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "skipped: no reference in ../shared/models");
    shared = folder.resolve("shared");
    ObjectMapper json = new ObjectMapper();
    try (Stream<String> lines = Files.lines(shared.resolve("models/reference.jsonl"))) {
      reference = lines.map(line -> read(json, line)).toList();
    }
  }

  private static JsonNode read(ObjectMapper json, String line) {
    try {
      return json.readTree(line);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void clipSeesPicturesAndTextsAsPublished() {
    try (LearnedEncoder encoder = load(CLIP)) {
      assertPicturesAgree(encoder);
      assertTextsAgree(encoder);
    }
  }

  @Test
  void dinov2SeesPicturesAsPublished() {
    try (LearnedEncoder encoder = load(DINO)) {
      assertPicturesAgree(encoder);
    }
  }

  private static LearnedEncoder load(OnnxSpec spec) {
    return OnnxEncoder.load(
        spec, new ModelFolder(shared.resolve("models"), Lock.EMPTY), new Device.Cpu(), 2);
  }

  private static void assertPicturesAgree(LearnedEncoder encoder) {
    List<JsonNode> lines =
        reference.stream()
            .filter(line -> line.has("file"))
            .filter(line -> line.get("encoder").asText().equals(encoder.spec().name()))
            .toList();
    assertThat(lines).hasSize(24);
    PixelBatch batch = new PixelBatch(encoder.spec().image().preprocessing(), 4);
    try (LearnedEncoder.Pictures pictures = encoder.pictures()) {
      for (JsonNode line : lines) {
        String file = line.get("file").asText();
        batch.clear();
        batch.add(decoded(file));

        assertThat(meanDifference(batch, (ArrayNode) line.get("pooled")))
            .as("pooled tensor of %s", file)
            .isLessThanOrEqualTo(MOST_DIFFERENCE);
        float[] vector = UnitVectors.unitLength(pictures.encode(batch)[0]);
        assertThat(UnitVectors.cosine(vector, numbers(line.get("vector"))))
            .as("vector of %s", file)
            .isGreaterThanOrEqualTo(LEAST_COSINE);
      }
    }
  }

  private static Picture decoded(String file) {
    try {
      return Picture.decode(Files.readAllBytes(shared.resolve("data/artworks").resolve(file)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double meanDifference(PixelBatch batch, ArrayNode pooled) {
    int cells = SIDE / POOL;
    double sum = 0;
    for (int cell = 0; cell < pooled.size(); cell++) {
      int channel = cell / (cells * cells);
      int top = cell / cells % cells * POOL;
      int left = cell % cells * POOL;
      double mean = 0;
      for (int i = 0; i < POOL * POOL; i++) {
        int y = top + i / POOL;
        int x = left + i % POOL;
        mean += batch.pixels().get((channel * SIDE + y) * SIDE + x) / (POOL * POOL);
      }
      sum += Math.abs(mean - pooled.get(cell).asDouble());
    }
    return sum / pooled.size();
  }

  private static void assertTextsAgree(LearnedEncoder encoder) {
    try (LearnedEncoder.Texts texts = encoder.texts()) {
      for (JsonNode line : reference.stream().filter(each -> each.has("text")).toList()) {
        String text = line.get("text").asText();
        long[] ids = new long[line.get("ids").size()];
        for (int i = 0; i < ids.length; i++) {
          ids[i] = line.get("ids").get(i).asLong();
        }

        assertThat(texts.ids(text)).as(text).containsExactly(ids);
        assertThat(UnitVectors.unitLength(texts.encode(text)))
            .as(text)
            .containsExactly(numbers(line.get("vector")), within(1e-5f));
      }
    }
  }

  private static float[] numbers(JsonNode array) {
    float[] numbers = new float[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) array.get(i).asDouble();
    }
    return numbers;
  }
}
