package org.asterism.pipeline.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.conceptual.LatentSemantics;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.enrich.Texts;
import org.junit.jupiter.api.Test;

class ConceptualFitTest {
  private static final StructType WORKS =
      new StructType()
          .add(Embeddings.SCHEMA.apply(Embeddings.IMAGE_ID))
          .add(Embeddings.SCHEMA.apply(Embeddings.VECTOR))
          .add(Texts.SCHEMA.apply(Texts.TERMS));

  private static final List<List<String>> SUBJECTS =
      List.of(
          List.of("harbour", "ship", "sea", "sail", "mast", "wave"),
          List.of("madonna", "child", "angel", "saint", "halo", "throne"),
          List.of("fruit", "apple", "table", "pear", "bowl", "knife"));

  private static final int TOPIC_WORDS = 40;
  private static final int WORDS_A_WORK = 6;

  /** Of each subject twenty works: of its six words four, and one all works share. */
  private static List<String> words(int work) {
    List<String> subject = SUBJECTS.get(work % SUBJECTS.size());
    List<String> words = new ArrayList<>(List.of("painting"));
    for (int i = 0; i < 4; i++) {
      words.add(subject.get((work / SUBJECTS.size() + i * (1 + work % 2)) % subject.size()));
    }
    return words;
  }

  /** A descriptor that tells the subject, and a little of the work. */
  private static float[] descriptor(int work) {
    float[] descriptor = new float[FormalEncoder.DIMENSION];
    descriptor[work % SUBJECTS.size()] = 1;
    descriptor[10 + work] = 0.3f;
    return UnitVectors.unitLength(descriptor);
  }

  private static Row work(int work, List<String> words) {
    return TestLake.row(
        WORKS,
        Embeddings.IMAGE_ID,
        "image-%02d".formatted(work),
        Embeddings.VECTOR,
        descriptor(work),
        Texts.TERMS,
        words.toArray(String[]::new));
  }

  private static Dataset<Row> works(int count) {
    return TestLake.rows(
        WORKS, IntStream.range(0, count).mapToObj(i -> work(i, words(i))).toArray(Row[]::new));
  }

  private static float cosine(float[] a, float[] b) {
    return UnitVectors.cosine(a, b);
  }

  @Test
  void worksOfOneSubjectLieNearerThanOthers() {
    LatentSemantics space = ConceptualFit.space(works(60));
    double within = 0;
    double across = 0;
    for (int a = 0; a < 12; a++) {
      int nearest = -1;
      float most = -2;
      for (int b = 0; b < 12; b++) {
        float nearness = cosine(space.ofWords(words(a)), space.ofWords(words(b)));
        if (a != b && nearness > most) {
          nearest = b;
          most = nearness;
        }
        if (a != b && a % 3 == b % 3) {
          within += nearness / (12 * 3);
        } else if (a != b) {
          across += nearness / (12 * 8);
        }
      }
      assertThat(nearest % 3).as("subject of the work nearest to %d", a).isEqualTo(a % 3);
    }

    assertThat(within).isGreaterThan(across + 0.3);
  }

  /** Works of two topics; each takes some words of its topic, so that few share many. */
  private static Dataset<Row> scattered(int count) {
    Random random = new Random(5);
    List<Row> rows = new ArrayList<>();
    for (int work = 0; work < count; work++) {
      String topic = work % 2 == 0 ? "sea" : "table";
      String[] words =
          random
              .ints(WORDS_A_WORK, 0, TOPIC_WORDS)
              .mapToObj(word -> topic + word)
              .toArray(String[]::new);
      rows.add(TestLake.row(Texts.SCHEMA, Texts.IMAGE_ID, "image-" + work, Texts.TERMS, words));
    }
    return TestLake.rows(Texts.SCHEMA, rows.toArray(Row[]::new));
  }

  @Test
  void worksOfOneSubjectMeetThoughTheyShareNoWord() {
    LatentSemantics space = ConceptualFit.space(scattered(300));

    assertThat(meanCosine(space, "sea", "sea")).isGreaterThan(0.05);
    assertThat(meanCosine(space, "sea", "table")).isBetween(-0.03, 0.03);
  }

  /** Over pairs of different words of the topics. */
  private static double meanCosine(LatentSemantics space, String one, String other) {
    return IntStream.range(0, TOPIC_WORDS - 1)
        .mapToDouble(
            word ->
                UnitVectors.cosine(
                    space.ofWords(List.of(one + word)), space.ofWords(List.of(other + (word + 1)))))
        .average()
        .orElseThrow();
  }

  @Test
  void howRowsAreSplitChangesNotOneBit() {
    byte[] expected = ConceptualEmbedding.bytes(ConceptualEmbedding.fitted(works(60)));

    assertThat(
            ConceptualEmbedding.bytes(
                ConceptualEmbedding.fitted(
                    works(60).repartition(5).sortWithinPartitions(Embeddings.VECTOR))))
        .isEqualTo(expected);
  }

  @Test
  void aWorkWithoutWordsIsPlacedByItsLooks() {
    Dataset<Row> works =
        works(60).union(TestLake.rows(WORKS, work(60, List.of()), work(61, List.of("unheard"))));
    LatentSemantics encoder = ConceptualEmbedding.fitted(works);

    List<Row> encoded =
        ConceptualEmbedding.encoded(works, encoder).orderBy(Embeddings.IMAGE_ID).collectAsList();

    assertThat(encoded).hasSize(62);
    assertThat(encoded.subList(0, 60))
        .allSatisfy(row -> assertThat(row.<String>getAs(Embeddings.INPUT_HASH)).isEqualTo("words"));
    assertThat(encoded.subList(60, 62))
        .allSatisfy(
            row -> assertThat(row.<String>getAs(Embeddings.INPUT_HASH)).isEqualTo("descriptor"));
    assertThat(encoded.subList(0, 60))
        .allSatisfy(row -> assertThat(row.<Float>getAs(Embeddings.CONFIDENCE)).isEqualTo(1));
    assertThat(encoded.subList(60, 62))
        .allSatisfy(row -> assertThat(row.<Float>getAs(Embeddings.CONFIDENCE)).isLessThan(1));
    // Work 60 looks like works 0, 3, 6 …
    float[] placed = Embeddings.vectorOf(encoded.get(60), Embeddings.VECTOR);
    float[] same = Embeddings.vectorOf(encoded.get(0), Embeddings.VECTOR);
    float[] other = Embeddings.vectorOf(encoded.get(1), Embeddings.VECTOR);
    assertThat(cosine(placed, same)).isGreaterThan(cosine(placed, other) + 0.3f);
  }

  @Test
  void aMapFromLooksThatTellIsBelievedMoreThanOneFromLooksThatDoNot() {
    Dataset<Row> telling = works(120);
    Dataset<Row> mute =
        TestLake.rows(
            WORKS,
            IntStream.range(0, 120)
                .mapToObj(
                    i ->
                        TestLake.row(
                            WORKS,
                            Embeddings.IMAGE_ID,
                            "image-%03d".formatted(i),
                            Embeddings.VECTOR,
                            descriptor((i * 7919) % 131 % 60),
                            Texts.TERMS,
                            words((i * 104_729) % 113).toArray(String[]::new)))
                .toArray(Row[]::new));

    float believed = guessOf(ConceptualEmbedding.fitted(telling));
    float doubted = guessOf(ConceptualEmbedding.fitted(mute));

    assertThat(believed).isGreaterThan(doubted + 0.2f).isLessThan(1);
    assertThat(doubted).isPositive();
  }

  private static float guessOf(LatentSemantics encoder) {
    return encoder.ofDescriptor(descriptor(0)).confidence();
  }

  @Test
  void aTextOfTenThousandWordsAndAnEmptyOneAreTextsAmongOthers() {
    List<String> endless = new ArrayList<>();
    for (int word = 0; word < 10_000; word++) {
      endless.add(SUBJECTS.get(word % 2).get(word % 6));
    }
    Dataset<Row> works =
        works(60).union(TestLake.rows(WORKS, work(60, endless), work(61, List.of())));

    LatentSemantics encoder = ConceptualEmbedding.fitted(works);

    float[] place = encoder.ofWords(endless);
    assertThat(UnitVectors.cosine(place, place)).isBetween(0.9999f, 1.0001f);
    assertThat(encoder.ofWords(List.of())).isNull();
  }

  @Test
  void threeWorksAreEnoughForASpaceAndTooFewForAMap() {
    LatentSemantics encoder = ConceptualEmbedding.fitted(works(3));

    assertThat(encoder.rank()).isPositive();
    assertThat(encoder.ofWords(words(0))).isNotNull();
    assertThat(encoder.ofDescriptor(descriptor(0))).isNull();
  }

  @Test
  void aCollectionWithoutWordsHasASpaceOfNothing() {
    Dataset<Row> wordless = TestLake.rows(WORKS, work(0, List.of()), work(1, List.of()));

    LatentSemantics encoder = ConceptualEmbedding.fitted(wordless);

    assertThat(encoder.rank()).isZero();
    assertThat(ConceptualEmbedding.encoded(wordless, encoder).count()).isZero();
    assertThat(ConceptualEmbedding.fitted(works(0)).rank()).isZero();
  }
}
