package org.asterism.pipeline.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.conceptual.LatentSemantics;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.enrich.Texts;
import org.junit.jupiter.api.Test;

class ConceptualFitTest {
  private static final int TOPIC_WORDS = 40;
  private static final int WORDS_A_WORK = 6;

  /** Works of two topics; each takes some words of its topic, so that few share many. */
  private static Dataset<Row> works(int count) {
    Random random = new Random(5);
    List<Row> rows = new ArrayList<>();
    for (int work = 0; work < count; work++) {
      String topic = work % 2 == 0 ? "sea" : "table";
      String[] words =
          random
              .ints(WORDS_A_WORK, 0, TOPIC_WORDS)
              .mapToObj(word -> topic + word)
              .toArray(String[]::new);
      rows.add(TestLake.row(Texts.SCHEMA, Texts.IMAGE_ID, "image-" + work, Texts.TOKENS, words));
    }
    return TestLake.rows(Texts.SCHEMA, rows.toArray(Row[]::new));
  }

  @Test
  void worksOfOneSubjectMeetThoughTheyShareNoWord() {
    LatentSemantics space = ConceptualFit.space(works(300));

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
  void theSpaceIsTheSameToTheLastBitHoweverTheRowsAreSplit() {
    byte[] one = ConceptualEmbedding.bytes(ConceptualFit.space(works(40).repartition(1)));
    byte[] seven = ConceptualEmbedding.bytes(ConceptualFit.space(works(40).repartition(7)));

    assertThat(seven).isEqualTo(one);
  }

  @Test
  void aCollectionOfThreeWorksHasASpaceToo() {
    LatentSemantics space = ConceptualFit.space(works(3));

    assertThat(space.rank()).isLessThanOrEqualTo(3);
    assertThat(space.ofWords(List.of("unheard"))).isNull();
  }

  @Test
  void textsWithoutWordsGiveASpaceThatSaysNothing() {
    Dataset<Row> empty =
        TestLake.rows(
            Texts.SCHEMA,
            TestLake.row(Texts.SCHEMA, Texts.IMAGE_ID, "image", Texts.TOKENS, new String[0]));

    assertThat(ConceptualFit.space(empty).ofWords(List.of("boat"))).isNull();
  }
}
