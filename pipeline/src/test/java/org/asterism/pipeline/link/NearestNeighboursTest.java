package org.asterism.pipeline.link;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.embed.Embeddings;
import org.junit.jupiter.api.Test;

class NearestNeighboursTest {
  private static final int COUNT = 600;
  private static final Map<String, float[]> VECTORS = vectors();

  private static Map<String, float[]> vectors() {
    Random random = new Random(3);
    Map<String, float[]> vectors = new TreeMap<>();
    for (int i = 0; i < COUNT; i++) {
      float[] vector = new float[8];
      for (int j = 0; j < vector.length; j++) {
        vector[j] = (float) random.nextGaussian();
      }
      vectors.put("image-%03d".formatted(i), UnitVectors.unitLength(vector));
    }
    return vectors;
  }

  private static List<String> edges(Dataset<Row> embeddings, int k, double threshold) {
    return NearestNeighbours.edges(
            embeddings,
            Affinity.FORMAL,
            new LinkSettings(k, threshold),
            TestLake.SPARK.sparkContext().longAccumulator("met"))
        .orderBy(Edges.SRC, Edges.RANK)
        .collectAsList()
        .stream()
        .map(
            row ->
                "%s %s %s"
                    .formatted(row.getAs(Edges.SRC), row.getAs(Edges.DST), row.getAs(Edges.WEIGHT)))
        .toList();
  }

  private static Dataset<Row> embeddings() {
    return TestLake.rows(
        Embeddings.SCHEMA,
        VECTORS.entrySet().stream()
            .map(
                entry ->
                    TestLake.row(
                        Embeddings.SCHEMA,
                        Embeddings.IMAGE_ID,
                        entry.getKey(),
                        Embeddings.AFFINITY,
                        Affinity.FORMAL.key(),
                        Embeddings.VECTOR,
                        entry.getValue()))
            .toArray(Row[]::new));
  }

  /** Everybody against everybody, in the plainest way. */
  private static List<String> bruteForce(int k, double threshold) {
    List<String> edges = new ArrayList<>();
    VECTORS.forEach(
        (src, vector) ->
            VECTORS.entrySet().stream()
                .filter(other -> !other.getKey().equals(src))
                .map(
                    other ->
                        Map.entry(other.getKey(), UnitVectors.cosine(vector, other.getValue())))
                .filter(other -> other.getValue() >= (float) threshold)
                .sorted(
                    comparing((Map.Entry<String, Float> other) -> -other.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(k)
                .forEach(
                    other ->
                        edges.add("%s %s %s".formatted(src, other.getKey(), other.getValue()))));
    return edges;
  }

  @Test
  void theyAreThoseOfABruteForceSearchOverSeveralBlocks() {
    assertThat(edges(embeddings(), 10, 0.2)).isEqualTo(bruteForce(10, 0.2));
  }

  @Test
  void theyDoNotDependOnHowTheRowsAreSplit() {
    assertThat(edges(embeddings().repartition(13), 5, -1)).isEqualTo(edges(embeddings(), 5, -1));
  }

  @Test
  void aKBeyondTheCollectionGivesEveryOther() {
    assertThat(edges(embeddings(), 1_000, -1)).hasSize(COUNT * (COUNT - 1));
  }
}
