package org.asterism.pipeline.link;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.embed.Embeddings;
import org.junit.jupiter.api.Test;

class NearestNeighboursTest {
  /** More than two blocks. */
  private static final int COUNT = 600;

  private static final TreeMap<String, float[]> VECTORS = vectors();

  private static TreeMap<String, float[]> vectors() {
    SplittableRandom random = new SplittableRandom(17);
    TreeMap<String, float[]> vectors = new TreeMap<>();
    for (int i = 0; i < COUNT; i++) {
      float[] vector = new float[24];
      for (int j = 0; j < vector.length; j++) {
        vector[j] = (float) (random.nextDouble() - 0.5);
      }
      vectors.put("image-%03d".formatted(i), UnitVectors.unitLength(vector));
    }
    // Twins: their cosines with all others are equal.
    vectors.put("image-001", vectors.get("image-000"));
    return vectors;
  }

  private static Dataset<Row> embeddings(Map<String, float[]> vectors) {
    return TestLake.rows(
        Embeddings.SCHEMA,
        vectors.entrySet().stream()
            .map(
                each ->
                    TestLake.row(
                        Embeddings.SCHEMA,
                        Embeddings.IMAGE_ID,
                        each.getKey(),
                        Embeddings.AFFINITY,
                        "formal",
                        Embeddings.VECTOR,
                        each.getValue()))
            .toArray(Row[]::new));
  }

  private static List<String> edges(Dataset<Row> embeddings, int k, double threshold) {
    return NearestNeighbours.edges(
            embeddings,
            Affinity.FORMAL,
            new LinkSettings(k, threshold),
            TestLake.SPARK.sparkContext().longAccumulator())
        .collectAsList()
        .stream()
        .map(
            row ->
                "%s %s %d %s"
                    .formatted(
                        row.getAs(Edges.SRC),
                        row.getAs(Edges.DST),
                        row.<Integer>getAs(Edges.RANK),
                        Float.toHexString(row.getAs(Edges.WEIGHT))))
        .sorted()
        .toList();
  }

  /** All pairs, one by one. */
  private static List<String> byBruteForce(Map<String, float[]> vectors, int k, double threshold) {
    return vectors.keySet().stream()
        .flatMap(
            src -> {
              Map<String, Float> cosines = new TreeMap<>();
              for (String dst : vectors.keySet()) {
                float cosine = UnitVectors.cosine(vectors.get(src), vectors.get(dst));
                if (!dst.equals(src) && cosine >= (float) threshold) {
                  cosines.put(dst, cosine);
                }
              }
              List<String> nearest =
                  cosines.keySet().stream()
                      .sorted(
                          Comparator.comparingDouble((String dst) -> -cosines.get(dst))
                              .thenComparing(dst -> dst))
                      .limit(k)
                      .toList();
              return IntStream.range(0, nearest.size())
                  .mapToObj(
                      i ->
                          "%s %s %d %s"
                              .formatted(
                                  src,
                                  nearest.get(i),
                                  i + 1,
                                  Float.toHexString(cosines.get(nearest.get(i)))));
            })
        .sorted()
        .toList();
  }

  @Test
  void findsWhatABruteForceFindsTiesIncluded() {
    assertThat(edges(embeddings(VECTORS), 5, -1)).isEqualTo(byBruteForce(VECTORS, 5, -1));
  }

  @Test
  void doesNotDependOnHowTheRowsAreSplit() {
    List<String> expected = edges(embeddings(VECTORS), 5, 0.2);

    assertThat(edges(embeddings(VECTORS).repartition(7).orderBy(Embeddings.VECTOR), 5, 0.2))
        .isEqualTo(expected);
    assertThat(edges(embeddings(VECTORS).coalesce(1), 5, 0.2)).isEqualTo(expected);
    assertThat(expected).isEqualTo(byBruteForce(VECTORS, 5, 0.2));
  }

  @Test
  void aCollectionSmallerThanKLinksAllToAll() {
    Map<String, float[]> few = new TreeMap<>(VECTORS.headMap("image-004"));

    List<String> edges = edges(embeddings(few), 50, -1);

    assertThat(edges.stream().collect(groupingBy(edge -> edge.split(" ", -1)[0])).values())
        .hasSize(4)
        .allSatisfy(of -> assertThat(of).hasSize(3));
  }

  @Test
  void oneOrNoPictureHasNoNeighbours() {
    assertThat(edges(embeddings(VECTORS.headMap("image-001")), 5, -1)).isEmpty();
    assertThat(edges(embeddings(Map.of()), 5, -1)).isEmpty();
  }

  @Test
  void noNeighboursAtAllAreRefused() {
    assertThatThrownBy(() -> new LinkSettings(0, 0.2))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("link.k is 0: ");
  }
}
