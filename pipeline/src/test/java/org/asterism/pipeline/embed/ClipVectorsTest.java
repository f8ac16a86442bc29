package org.asterism.pipeline.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.artwork.ImageId;
import org.asterism.core.conceptual.LatentSemantics;
import org.asterism.core.conceptual.Words;
import org.asterism.core.learned.VectorsSpec;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.enrich.Texts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The built-in conceptual encoder beside a learned one that comes as a file: what CLIP ViT-B/32
 * sees in the pictures of 1,154 paintings, and what their texts say. By default the texts'
 * beginnings, which is quick; all of them with {@code -Dasterism.words=10000}.
 */
class ClipVectorsTest {
  private static final Path FOLDER = shared().resolve("data/clip-vectors");
  private static final String SOURCE = "cleveland";
  private static final int TEN = 10;

  private static final VectorsSpec CLIP =
      new VectorsSpec(
          "cleveland-clip",
          null,
          FOLDER.resolve("image_embeddings_clip.npy").toString(),
          FOLDER.resolve("artworks.csv").toString(),
          SOURCE,
          "id",
          "embedding_index",
          512,
          null);

  private static List<CSVRecord> works = List.of();

  /** Cosines of all pairs. */
  private static float[][] seen = new float[0][];

  private static float[][] said = new float[0][];

  private static Path shared() {
    Path repository = Path.of("").toAbsolutePath().getParent();
    Path beside = repository.resolveSibling("shared");
    return Files.exists(beside) ? beside : repository.getParent().resolveSibling("shared");
  }

  @BeforeAll
  static void encode() throws IOException {
    assumeTrue(Files.exists(FOLDER), "no vectors of CLIP at " + FOLDER);
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
    try (CSVParser rows = CSVParser.parse(Path.of(CLIP.ids()), StandardCharsets.UTF_8, format)) {
      works =
          rows.getRecords().stream().sorted(Comparator.comparing(row -> row.get("id"))).toList();
    }
    Map<String, float[]> clip = new HashMap<>();
    for (Row row : GivenVectors.encoded(TestLake.SPARK, CLIP, "clip").collectAsList()) {
      clip.put(row.getAs(Embeddings.IMAGE_ID), Embeddings.vectorOf(row, Embeddings.VECTOR));
    }
    seen = cosines(works.stream().map(ClipVectorsTest::imageId).map(clip::get).toList());
    LatentSemantics space = ConceptualFit.space(texts());
    said = cosines(works.stream().map(work -> space.ofWords(words(work))).toList());
  }

  private static String imageId(CSVRecord work) {
    return ImageId.of(SOURCE, work.get("id"));
  }

  private static Dataset<Row> texts() {
    return TestLake.rows(
        Texts.SCHEMA,
        works.stream()
            .map(
                work ->
                    TestLake.row(
                        Texts.SCHEMA,
                        Texts.IMAGE_ID,
                        imageId(work),
                        Texts.TERMS,
                        words(work).toArray(String[]::new)))
            .toArray(Row[]::new));
  }

  private static List<String> words(CSVRecord work) {
    List<String> words =
        Words.of(
            String.join(
                ". ", work.get("title"), work.get("api_description"), work.get("did_you_know")));
    return words.subList(0, Math.min(Integer.getInteger("asterism.words", 20), words.size()));
  }

  private static float[][] cosines(List<float[]> vectors) {
    return IntStream.range(0, vectors.size())
        .parallel()
        .mapToObj(
            one -> {
              float[] row = new float[vectors.size()];
              for (int other = 0; other < row.length; other++) {
                if (vectors.get(one) != null && vectors.get(other) != null) {
                  row[other] = UnitVectors.cosine(vectors.get(one), vectors.get(other));
                }
              }
              return row;
            })
        .toArray(float[][]::new);
  }

  @Test
  void theFileOfVectorsIsReadAsOneVectorAWork() {
    assertThat(works).hasSize(1_154);
    assertThat(IntStream.range(0, works.size()).mapToDouble(i -> seen[i][i]))
        .allMatch(cosine -> Math.abs(cosine - 1) < 1e-5);
  }

  /** Weights are chosen on the works of half of the makers, as {@code tune} does. */
  @Test
  void bothTogetherFindMoreThanEitherAloneAlsoForMakersNotSearchedOn() {
    for (String label : List.of("department", "artist")) {
      IntPredicate searched = work -> (works.get(work).get("artist").hashCode() & 1) == 0;
      double best =
          IntStream.rangeClosed(1, 19)
              .mapToObj(step -> step / 20.0)
              .max(Comparator.comparingDouble(weight -> figures(label, weight, searched).inTen()))
              .orElseThrow();
      Figures both = figures(label, best, searched.negate());
      Figures clip = figures(label, 1, searched.negate());
      Figures text = figures(label, 0, searched.negate());

      report(label + ", held-out makers", best, clip, text, both);
      report(
          label + ", all makers at equal weights",
          0.5,
          figures(label, 1, any -> true),
          figures(label, 0, any -> true),
          figures(label, 0.5, any -> true));
      assertThat(both.inTen())
          .as("%s at ten", label)
          .isGreaterThan(Math.max(clip.inTen(), text.inTen()));
      assertThat(both.first())
          .as("%s first", label)
          .isGreaterThan(Math.max(clip.first(), text.first()));
    }
  }

  private static void report(String what, double weight, Figures... figures) {
    System.out.printf(
        Locale.ROOT,
        "%s; r1, P@10, mAP: CLIP %s, text %s, both (%.2f CLIP) %s%n",
        what,
        figures[0],
        figures[1],
        weight,
        figures[2]);
  }

  @Test
  void everyWorkIsAPaintingSoThatTheTypeTellsNothing() {
    assertThat(works).extracting(work -> work.get("type")).containsOnly("Painting");
  }

  /** Of the nearest work, of the ten nearest, and over all ranks. */
  private record Figures(double first, double inTen, double precision) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.3f %.3f %.3f", first, inTen, precision);
    }
  }

  private static Figures figures(String name, double ofClip, IntPredicate asking) {
    List<String> labels = works.stream().map(work -> work.get(name)).toList();
    Map<String, Integer> counts = new HashMap<>();
    labels.forEach(label -> counts.merge(label, 1, Integer::sum));
    List<Figures> each =
        IntStream.range(0, works.size())
            .filter(asking)
            .filter(i -> !labels.get(i).equals("Unknown") && counts.get(labels.get(i)) > 1)
            .parallel()
            .mapToObj(i -> figures(i, labels, ofClip))
            .toList();
    return new Figures(
        each.stream().mapToDouble(Figures::first).average().orElseThrow(),
        each.stream().mapToDouble(Figures::inTen).average().orElseThrow(),
        each.stream().mapToDouble(Figures::precision).average().orElseThrow());
  }

  private static Figures figures(int query, List<String> labels, double ofClip) {
    // Falling scores as rising numbers, the work in their last digits.
    long[] ranked =
        IntStream.range(0, labels.size())
            .filter(work -> work != query)
            .mapToLong(
                work -> {
                  double score = ofClip * seen[query][work] + (1 - ofClip) * said[query][work];
                  return Math.round((2 - score) * 1e12) * 10_000 + work;
                })
            .sorted()
            .toArray();
    int found = 0;
    int inTen = 0;
    double precisions = 0;
    boolean isFirst = false;
    for (int place = 1; place <= ranked.length; place++) {
      if (labels.get((int) (ranked[place - 1] % 10_000)).equals(labels.get(query))) {
        found++;
        inTen += place <= TEN ? 1 : 0;
        isFirst |= place == 1;
        precisions += (double) found / place;
      }
    }
    return new Figures(isFirst ? 1 : 0, (double) inTen / TEN, precisions / found);
  }
}
