package org.asterism.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.asterism.pipeline.crawl.ObjectRows.placed;
import static org.asterism.pipeline.crawl.ObjectRows.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.spark.sql.Row;
import org.asterism.core.artwork.YearRange;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.crawl.ObjectRows;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.manners.TestManners;
import org.asterism.pipeline.people.Artists;
import org.asterism.pipeline.people.Reconciliation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkTest {
  @TempDir Path folder;

  private Lake lake;

  @BeforeEach
  void aLake() {
    lake = TestLake.in(folder);
  }

  private static Walk walking(String... lists) {
    return new Walk(
        new HistorySettings(
            List.of(lists),
            TestManners.of(Duration.ofSeconds(5), 1, 1_000_000),
            new WalkSettings(4, 10, 1, 0.5, 42),
            5));
  }

  private String list(String rows) throws IOException {
    Path file = folder.resolve("relations.csv");
    return Files.writeString(file, "src_type,src,relation,dst_type,dst\n" + rows).toString();
  }

  private List<Row> entities() {
    return Entities.TABLE.read(lake).orderBy(Entities.ID).collectAsList();
  }

  @Test
  void recordsAndListsMakeOneGraphAndASecondRunWritesNothing() throws IOException {
    Objects.TABLE.upsert(
        lake,
        ObjectRows.of(
            placed("1", "Édouard Manet", List.of("Realism"), "Paris", new YearRange(1863, 1865)),
            placed("2", "Edouard  Manet", List.of(), null, null),
            work("3", "Nobody Knows"),
            work("4", null)));
    String list =
        list(
            "artist,Edouard Manet,influenced,artist,Berthe Morisot\n"
                + "artist,Manet,admired,artist,Goya\n");

    StageResult first = TestLake.run(walking(list), lake);

    assertThat(first.refusals()).singleElement().asString().contains(" row 2: ");
    assertThat(entities())
        .extracting(row -> row.<String>getAs(Entities.ID))
        .containsExactly(
            "artist:berthe morisot",
            "artist:edouard manet",
            "movement:realism",
            "period:1850 1899",
            "place:paris");
    assertThat(entities())
        .filteredOn(row -> row.getAs(Entities.ID).equals("artist:edouard manet"))
        .extracting(row -> row.<String>getAs(Entities.NAME))
        .as("one of the spellings, always the same")
        .containsExactly("Edouard Manet");
    for (Row entity : entities()) {
      List<Float> vector = entity.getList(entity.fieldIndex(Entities.VECTOR));
      assertThat(vector).hasSize(128);
      double squares = vector.stream().mapToDouble(value -> value * value).sum();
      assertThat(squares).isCloseTo(1, within(1e-5));
    }
    assertThat(Relations.TABLE.read(lake).count()).isEqualTo(4);

    assertThat(TestLake.run(walking(list), lake).written()).isEqualTo(Written.NOTHING);

    List<String> before = TestLake.content(Entities.TABLE, lake);
    Lake elsewhere = TestLake.in(folder.resolve("elsewhere"));
    Objects.TABLE.upsert(elsewhere, Objects.TABLE.read(lake).repartition(3).orderBy("title"));
    TestLake.run(walking(list), elsewhere);
    assertThat(TestLake.content(Entities.TABLE, elsewhere)).isEqualTo(before);
  }

  @Test
  void onePersonIsOneNodeUnderWhateverNameRecordsAndListsSpeakOfThem() throws IOException {
    Objects.TABLE.upsert(
        lake,
        ObjectRows.of(
            placed("1", "Claude Monet", List.of(), "Giverny", null),
            placed("2", "Claude Monet", List.of("Impressionism"), null, null),
            placed("3", "Monet, Claude", List.of(), "Paris", null),
            placed("4", "Unknown", List.of("Symbolism"), null, null)));
    Artists.TABLE.replaceAll(
        lake, Reconciliation.artists(Objects.TABLE.read(lake), (name, rows) -> rows));

    TestLake.run(
        walking(list("artist,\"Monet, Claude\",influenced,artist,Berthe Morisot\n")), lake);

    assertThat(
            Relations.TABLE.read(lake).orderBy(Relations.DST).collectAsList().stream()
                .map(row -> row.getString(0) + " " + row.getString(2) + " " + row.getString(1)))
        .containsExactly(
            "artist:claude monet influenced artist:berthe morisot",
            "artist:claude monet member_of movement:impressionism",
            "artist:claude monet active_in place:giverny",
            "artist:claude monet active_in place:paris");
  }

  @Test
  void aListThatSaysSomethingNewIsReasonEnoughToRunAgain() throws IOException {
    String list = list("artist,Anna,taught,artist,Berta");
    String before = walking(list).fingerprint();

    assertThat(walking(list).fingerprint()).isEqualTo(before);
    assertThat(walking(list("artist,Anna,taught,artist,Carla")).fingerprint()).isNotEqualTo(before);
  }

  @Test
  void aGraphOfOneRelationHasTwoVectors() throws IOException {
    TestLake.run(walking(list("artist,Perugino,taught,artist,Raphael\n")), lake);

    assertThat(entities())
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.isNullAt(row.fieldIndex(Entities.VECTOR))).isFalse());
  }

  @Test
  void aMakerOfWhomNothingIsKnownIsNoNode() {
    Objects.TABLE.upsert(lake, ObjectRows.of(work("1", "Anna"), work("2", null)));

    assertThat(TestLake.run(walking(), lake).read()).isZero();
    assertThat(entities()).isEmpty();
  }

  @Test
  void withoutAnythingToKnowTheGraphIsEmpty() {
    assertThat(TestLake.run(walking(), lake).read()).isZero();
    assertThat(entities()).isEmpty();
  }

  private static Walk walking(GraphEncoder encoder, double q, long mostInMemory, String list) {
    return new Walk(
        new HistorySettings(
            List.of(list),
            List.of(),
            TestManners.of(Duration.ofSeconds(5), 1, 1_000_000),
            encoder,
            new WalkSettings(3, 5, 1, q, 42),
            5,
            mostInMemory));
  }

  @Test
  void aGraphThatIsHeldAndOneThatIsJoinedGiveTheSameVectorsToTheLastBit() throws IOException {
    String list =
        list(
            "artist,Anna,taught,artist,Berta\nartist,Berta,influenced,artist,Anna\n"
                + "artist,Berta,taught,artist,Carla\nartist,Carla,influenced,artist,Anna\n"
                + "artist,Carla,member_of,movement,Élan\nartist,Dora,member_of,movement,Élan\n");
    TestLake.run(walking(GraphEncoder.NODE2VEC, 0.5, 100, list), lake);
    List<String> held = TestLake.content(Entities.TABLE, lake);

    Lake elsewhere = TestLake.in(folder.resolve("elsewhere"));
    TestLake.run(walking(GraphEncoder.NODE2VEC, 0.5, 0, list), elsewhere);

    assertThat(held).hasSize(5);
    assertThat(TestLake.content(Entities.TABLE, elsewhere)).isEqualTo(held);
  }

  @Test
  void theEncoderIsASetting() throws IOException {
    String list = list("artist,Anna,taught,artist,Berta\nartist,Anna,influenced,artist,Anna\n");
    Walk walk = walking(GraphEncoder.TRANSE, 1, 100, list);

    StageResult result = TestLake.run(walk, lake);

    assertThat(result.refused()).as("who influenced themselves").isEqualTo(1);
    assertThat(entities())
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.getList(row.fieldIndex(Entities.VECTOR))).hasSize(128));
  }

  @Test
  void walksThatDoNotFitIntoTheDriverAreNotHeldThere() {
    HistorySettings settings =
        new HistorySettings(
            List.of(),
            TestManners.of(Duration.ofSeconds(5), 1, 1_000_000),
            new WalkSettings(10, 40, 1, 0.5, 42),
            10);

    assertThat(settings.areHeld(5_000_000, 625_000)).isTrue();
    assertThat(settings.areHeld(5_000_000, 625_001)).isFalse();
    assertThat(settings.areHeld(5_000_001, 0)).isFalse();
  }
}
