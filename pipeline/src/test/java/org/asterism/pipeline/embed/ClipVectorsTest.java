package org.asterism.pipeline.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.spark.sql.Row;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.conceptual.LatentSemantics;
import org.asterism.core.conceptual.Words;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.enrich.Texts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The built-in conceptual encoder beside a learned one: what CLIP ViT-B/32 sees in the pictures of
 * 1,154 paintings, and what their texts say. By default the texts' beginnings, which is quick; all
 * of them with {@code -Dasterism.words=10000}.
 */
class ClipVectorsTest {
  private static final Path FOLDER = shared().resolve("data/clip-vectors");
  private static final int DIMENSION = 512;

  private static List<CSVRecord> works = List.of();
  private static float[][] clip = new float[0][];
  private static float[][] text = new float[0][];

  private static Path shared() {
    Path repository = Path.of("").toAbsolutePath().getParent();
    Path beside = repository.resolveSibling("shared");
    return Files.exists(beside) ? beside : repository.getParent().resolveSibling("shared");
  }

  @BeforeAll
  static void encode() throws IOException {
    assumeTrue(Files.exists(FOLDER), "no vectors of CLIP at " + FOLDER);
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
    try (CSVParser rows =
        CSVParser.parse(FOLDER.resolve("artworks.csv"), StandardCharsets.UTF_8, format)) {
      works =
          rows.getRecords().stream()
              .sorted(Comparator.comparingInt(row -> Integer.parseInt(row.get("embedding_index"))))
              .toList();
    }
    clip = vectors(Files.readAllBytes(FOLDER.resolve("image_embeddings_clip.npy")));
    List<List<String>> words = works.stream().map(ClipVectorsTest::words).toList();
    LatentSemantics space =
        ConceptualFit.space(
            TestLake.rows(
                Texts.SCHEMA,
                IntStream.range(0, words.size())
                    .mapToObj(
                        i ->
                            TestLake.row(
                                Texts.SCHEMA,
                                Texts.IMAGE_ID,
                                "image-" + i,
                                Texts.TERMS,
                                words.get(i).toArray(String[]::new)))
                    .toArray(Row[]::new)));
    text = words.stream().map(space::ofWords).toArray(float[][]::new);
  }

  private static List<String> words(CSVRecord work) {
    List<String> words =
        Words.of(
            String.join(
                ". ", work.get("title"), work.get("api_description"), work.get("did_you_know")));
    return words.subList(0, Math.min(Integer.getInteger("asterism.words", 12), words.size()));
  }

  /** The numbers of a NumPy file of 32-bit floats, after its header. */
  private static float[][] vectors(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(10 + bytes.getShort(8));
    float[][] vectors = new float[bytes.remaining() / 4 / DIMENSION][DIMENSION];
    for (float[] vector : vectors) {
      bytes.asFloatBuffer().get(vector);
      bytes.position(bytes.position() + 4 * DIMENSION);
    }
    return vectors;
  }

  @Test
  void bothTogetherFindMoreThanEitherAlone() {
    assertThat(clip).hasDimensions(works.size(), DIMENSION);
    for (String label : List.of("department", "artist")) {
      double[] seen = retrieval(label, 1, 0);
      double[] said = retrieval(label, 0, 1);
      double[] both = retrieval(label, 0.5, 0.5);

      System.out.printf(
          Locale.ROOT,
          "%s, r1 and P@10: CLIP %.3f %.3f, text %.3f %.3f, both %.3f %.3f%n",
          label,
          seen[0],
          seen[1],
          said[0],
          said[1],
          both[0],
          both[1]);
      assertThat(both[1]).as(label).isGreaterThan(Math.max(seen[1], said[1]));
    }
  }

  @Test
  void everyWorkIsAPaintingSoThatTheTypeTellsNothing() {
    assertThat(works).extracting(work -> work.get("type")).containsOnly("Painting");
  }

  /** The share of nearest works, and of the ten nearest, with the asking work's label. */
  private static double[] retrieval(String name, double ofClip, double ofText) {
    List<String> labels = works.stream().map(work -> work.get(name)).toList();
    Map<String, Integer> counts = new HashMap<>();
    labels.forEach(label -> counts.merge(label, 1, Integer::sum));
    List<double[]> each =
        IntStream.range(0, works.size())
            .parallel()
            .filter(i -> !labels.get(i).equals("Unknown") && counts.get(labels.get(i)) > 1)
            .mapToObj(i -> retrieval(i, labels, ofClip, ofText))
            .toList();
    double[] mean = new double[2];
    for (double[] query : each) {
      mean[0] += query[0] / each.size();
      mean[1] += query[1] / each.size();
    }
    return mean;
  }

  private static double[] retrieval(int query, List<String> labels, double ofClip, double ofText) {
    List<Integer> others = new ArrayList<>();
    double[] scores = new double[labels.size()];
    for (int work = 0; work < scores.length; work++) {
      if (work != query) {
        others.add(work);
        scores[work] = ofClip * UnitVectors.cosine(clip[query], clip[work]);
        if (text[query] != null && text[work] != null) {
          scores[work] += ofText * UnitVectors.cosine(text[query], text[work]);
        }
      }
    }
    others.sort(Comparator.comparingDouble(work -> -scores[work]));
    String label = labels.get(query);
    long right = others.subList(0, 10).stream().filter(i -> labels.get(i).equals(label)).count();
    return new double[] {labels.get(others.get(0)).equals(label) ? 1 : 0, right / 10.0};
  }
}
