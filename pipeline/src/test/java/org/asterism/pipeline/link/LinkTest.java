package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.link.LinkSettings.Search;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkTest {
  private static final LinkSettings SETTINGS = new LinkSettings(5, 0.3);

  @TempDir Path folder;
  private Lake lake;

  @BeforeEach
  void open() {
    lake = TestLake.in(folder);
  }

  private static Row embedding(String id, String affinity, String model, float[] vector) {
    return TestLake.row(
        Embeddings.SCHEMA,
        Embeddings.IMAGE_ID,
        id,
        Embeddings.AFFINITY,
        affinity,
        Embeddings.MODEL,
        model,
        Embeddings.VECTOR,
        vector);
  }

  private static Dataset<Row> formal(Map<String, float[]> vectors) {
    return embeddings("formal", vectors);
  }

  private static Dataset<Row> embeddings(String affinity, Map<String, float[]> vectors) {
    return TestLake.rows(
        Embeddings.SCHEMA,
        vectors.entrySet().stream()
            .map(each -> embedding(each.getKey(), affinity, "one", each.getValue()))
            .toArray(Row[]::new));
  }

  private void embed(Map<String, float[]> vectors) {
    Embeddings.TABLE.replaceAll(lake, formal(vectors));
  }

  private StageResult link(LinkSettings settings) {
    return TestLake.run(new Link(settings), lake);
  }

  private List<String> edges() {
    return Edges.ranked(Edges.nearest(lake)).orderBy(Edges.SRC, Edges.RANK).collectAsList().stream()
        .map(
            row ->
                Vectors.edge(
                    row.getAs(Edges.SRC),
                    row.getAs(Edges.DST),
                    row.<Integer>getAs(Edges.RANK),
                    row.<Float>getAs(Edges.WEIGHT)))
        .toList();
  }

  @Test
  void everyPictureGetsItsNearestAndNothingIsDoneTwice() {
    TreeMap<String, float[]> vectors = Vectors.drawn(200, 8, 6, 1);
    embed(vectors);

    assertThat(link(SETTINGS).note()).startsWith("formal: exactly, by ");

    assertThat(edges()).isEqualTo(Vectors.byBruteForce(vectors, SETTINGS));
    assertThat(link(SETTINGS).written().total()).isZero();
  }

  /** Few directions, so that most lists end among equals. */
  private static float[] coarse(SplittableRandom random) {
    float[] vector = {1 + random.nextInt(2), random.nextInt(3), random.nextInt(3)};
    return UnitVectors.unitLength(vector);
  }

  @Test
  void nightAfterNightTheNearestAreThoseOfAll() {
    LinkSettings four = new LinkSettings(4, 0.7);
    SplittableRandom random = new SplittableRandom(11);
    TreeMap<String, float[]> vectors = new TreeMap<>();
    for (int i = 0; i < 120; i++) {
      vectors.put("image-%03d".formatted(random.nextInt(1_000)), coarse(random));
    }
    embed(vectors);
    link(four);
    for (int night = 1; night <= 3; night++) {
      TreeMap<String, float[]> come = new TreeMap<>();
      for (int i = 0; i < 4; i++) {
        come.put("image-%03d".formatted(random.nextInt(1_000)), coarse(random));
      }
      come.keySet().removeAll(vectors.keySet());
      vectors.putAll(come);
      if (night == 2) {
        vectors.remove(vectors.ceilingKey("image-5"));
        vectors.put(vectors.ceilingKey("image-3"), coarse(random));
        embed(vectors);
      } else {
        Embeddings.TABLE.append(lake, formal(come));
      }

      assertThat(link(four).note()).as("night %d", night).isEqualTo("formal: what is new");

      List<String> expected = Vectors.byBruteForce(vectors, four);
      assertThat(edges()).as("night %d", night).isEqualTo(expected);
      if (night == 2) {
        assertThat(Edges.TABLE.read(lake).count()).isGreaterThan(expected.size());
        LongLists.shorten(lake);
        assertThat(Edges.TABLE.read(lake).count()).isEqualTo(expected.size());
        assertThat(edges()).isEqualTo(expected);
      }
    }

    // A takedown removes the edges itself; of whose list too little is left is linked anew.
    // Of equals those of the smallest ids are in most lists.
    Object[] taken = vectors.keySet().stream().limit(2).toArray();
    Linked.forget(lake, taken);
    Edges.TABLE.remove(lake, col(Edges.SRC).isin(taken).or(col(Edges.DST).isin(taken)));
    vectors.keySet().removeAll(List.of(taken));
    embed(vectors);
    assertThat(link(four).note()).isEqualTo("formal: what is new");
    assertThat(edges()).isEqualTo(Vectors.byBruteForce(vectors, four));
  }

  @Test
  void anUpdateThatWasCutShortIsFollowedByLinkingEverything() {
    TreeMap<String, float[]> vectors = Vectors.drawn(100, 8, 6, 8);
    embed(vectors);
    link(SETTINGS);
    // Some edges of a picture had come, and the next morning it was gone again.
    new Notes(lake).begin(Affinity.FORMAL);
    Edges.TABLE.append(
        lake,
        TestLake.rows(
            Edges.SCHEMA, RowFactory.create("image-0003", "image-9999", "formal", 0.99f, null)));

    assertThat(link(SETTINGS).note()).startsWith("formal: exactly");

    assertThat(edges()).isEqualTo(Vectors.byBruteForce(vectors, SETTINGS));
    assertThat(link(SETTINGS).written().total()).isZero();
    long version = lake.versionOf(Edges.TABLE).orElseThrow();
    new Notes(lake).begin(Affinity.FORMAL);
    assertThat(link(SETTINGS).written().total()).isZero();
    assertThat(lake.versionOf(Edges.TABLE)).hasValue(version);
  }

  @Test
  void howThingsStandIsNotedAndBelievedWhileTheTableIsTheSame() {
    TreeMap<String, float[]> vectors = Vectors.drawn(60, 8, 6, 12);
    embed(vectors);
    link(SETTINGS);
    Standing standing = new Notes(lake).standing().orElseThrow();
    assertThat(standing.vectors())
        .isEqualTo(Map.of(Affinity.FORMAL, new Standing.Vectors("one", 8, 60)));
    assertThat(Standing.parse("yesterday")).isEmpty();
    // Rows written anew as they were: Delta tells of them, and nothing follows.
    Embeddings.TABLE.remove(lake, col(Embeddings.IMAGE_ID).equalTo("image-0003"));
    Embeddings.TABLE.append(
        lake, formal(new TreeMap<>(vectors.subMap("image-0003", "image-0004"))));
    assertThat(link(SETTINGS).written().total()).isZero();

    // Somebody else wrote the table, and a picture comes whose vector is none.
    Linked.TABLE.append(lake, Linked.TABLE.read(lake).limit(0));
    vectors.put("image-9999", new float[8]);
    embed(vectors);

    StageResult result = link(SETTINGS);

    assertThat(result.note()).isEqualTo("formal: what is new");
    assertThat(result.refused()).isEqualTo(1);
    vectors.remove("image-9999");
    assertThat(edges()).isEqualTo(Vectors.byBruteForce(vectors, SETTINGS));
    assertThat(new Notes(lake).standing().orElseThrow().vectors().get(Affinity.FORMAL).count())
        .isEqualTo(61);
  }

  @Test
  void edgesOfAnEarlierAsterismAreTakenOver() {
    TreeMap<String, float[]> vectors = Vectors.drawn(60, 8, 6, 9);
    embed(vectors);
    link(SETTINGS);
    List<String> expected = edges();
    Dataset<Row> ranked = lake.staged("ranked", Edges.ranked(Edges.TABLE.read(lake)).drop("score"));
    Lake old = TestLake.in(folder.resolve("old"));
    LakeTable.of("edges", ranked.schema()).append(old, ranked);
    Embeddings.TABLE.append(old, Embeddings.TABLE.read(lake));
    Dataset<Row> linked = Linked.TABLE.read(lake).drop(Linked.VECTOR);
    LakeTable.of("linked", linked.schema()).append(old, linked);
    lake = old;
    assertThat(edges()).isEqualTo(expected);

    assertThat(link(SETTINGS).written().total()).isZero();

    assertThat(edges()).isEqualTo(expected);
    assertThat(Edges.TABLE.isOfOldShape(lake)).isFalse();
    assertThat(Linked.TABLE.read(lake).where(col(Linked.VECTOR).isNotNull()).count()).isEqualTo(60);
  }

  @Test
  void aPictureThatIsCloseToNoneIsAloneUntilOneComes() {
    TreeMap<String, float[]> vectors = new TreeMap<>();
    for (int i = 0; i < 12; i++) {
      vectors.put("image-%02d".formatted(i), new float[] {1, i / 100f, 0});
    }
    vectors.put("alone", new float[] {0, 0, 1});
    vectors.replaceAll((id, vector) -> UnitVectors.unitLength(vector));
    embed(vectors);

    link(SETTINGS);
    assertThat(edges())
        .isEqualTo(Vectors.byBruteForce(vectors, SETTINGS))
        .noneMatch(edge -> edge.contains("alone"));

    vectors.put("friend", UnitVectors.unitLength(new float[] {0, 0.1f, 1}));
    embed(vectors);
    assertThat(link(SETTINGS).note()).isEqualTo("formal: what is new");
    assertThat(edges())
        .isEqualTo(Vectors.byBruteForce(vectors, SETTINGS))
        .filteredOn(edge -> edge.contains("alone"))
        .hasSize(2);
  }

  @Test
  void anAffinityThatLostAllItsVectorsLeavesTheOthersTheirUpdate() {
    TreeMap<String, float[]> vectors = Vectors.drawn(60, 8, 6, 9);
    Embeddings.TABLE.replaceAll(
        lake, formal(vectors).union(embeddings("conceptual", Vectors.drawn(60, 8, 6, 10))));
    link(SETTINGS);

    vectors.put("new", vectors.firstEntry().getValue().clone());
    embed(vectors);

    assertThat(link(SETTINGS).note()).startsWith("formal: what is new; conceptual: exactly, by ");
    assertThat(edges()).isEqualTo(Vectors.byBruteForce(vectors, SETTINGS));
    assertThat(Linked.TABLE.read(lake).count()).isEqualTo(vectors.size());
  }

  @Test
  void otherSettingsAndMuchThatIsNewLinkEverything() {
    TreeMap<String, float[]> vectors = Vectors.drawn(120, 8, 6, 4);
    embed(vectors);
    link(SETTINGS);
    LinkSettings fewer = new LinkSettings(3, 0.3, 4, Search.EXACT);

    assertThat(link(fewer).note()).startsWith("formal: exactly");
    assertThat(edges()).isEqualTo(Vectors.byBruteForce(vectors, fewer));

    vectors.keySet().removeIf(id -> id.endsWith("7"));
    embed(vectors);
    assertThat(link(fewer).note()).startsWith("formal: exactly");
    assertThat(edges()).isEqualTo(Vectors.byBruteForce(vectors, fewer));
  }

  @Test
  void anApproximateRunSaysWhatItMissed() {
    TreeMap<String, float[]> vectors = Vectors.drawn(150, 8, 99, 5);
    embed(vectors);
    LinkSettings about = new LinkSettings(5, -1, 0, Search.APPROXIMATE);

    assertThat(link(about).note())
        .isEqualTo("formal: approximately, recall 1.0000 of a sample of 150");
    assertThat(edges()).isEqualTo(Vectors.byBruteForce(vectors, about));
  }

  @Test
  void vectorsThatAreNoneAreRefusedAndTheRestIsLinked() {
    TreeMap<String, float[]> vectors = Vectors.drawn(6, 4, 99, 6);
    TreeMap<String, float[]> withBad = new TreeMap<>(vectors);
    withBad.put("image-0002b", new float[] {1, Float.NaN, 0, 0});
    withBad.put("image-9999", new float[4]);
    embed(withBad);
    // More than there are.
    LinkSettings many = new LinkSettings(50, -1);

    StageResult result = link(many);

    assertThat(result.refused()).isEqualTo(2);
    assertThat(result.refusals())
        .containsExactly(
            "image-0002b: its formal vector holds a number that is not finite",
            "image-9999: its formal vector has length 0");
    assertThat(edges()).isEqualTo(Vectors.byBruteForce(vectors, many)).hasSize(6 * 5);
  }

  @Test
  void oneOrNoPictureHasNoNeighbours() {
    assertThat(link(SETTINGS).written().total()).isZero();
    embed(Vectors.drawn(1, 4, 99, 7));

    link(SETTINGS);

    assertThat(edges()).isEmpty();
  }

  @Test
  void vectorsOfTwoEncodersAreNotCompared() {
    Embeddings.TABLE.replaceAll(
        lake,
        TestLake.rows(
            Embeddings.SCHEMA,
            embedding("a", "formal", "one", new float[] {1, 0}),
            embedding("b", "formal", "one", new float[] {0, 1}),
            embedding("b", "formal", "two", new float[] {0, 1, 0})));

    assertThatThrownBy(() -> link(SETTINGS))
        .isInstanceOf(AsterismException.class)
        .hasMessage(
            "The formal vectors cannot be compared: they are of several kinds: 2 of one with 2"
                + " numbers; 1 of two with 3 numbers. Run embed, so that one encoder makes all of"
                + " an affinity.");
    assertThat(edges()).isEmpty();
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new LinkSettings(0, 0.2))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("link.k is 0: ");
    assertThatThrownBy(() -> new LinkSettings(5, 0.2, 10, Search.APPROXIMATE))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("Set link.csls to 0");
  }
}
