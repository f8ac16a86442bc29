package org.asterism.pipeline.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.asterism.pipeline.TestLake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Console;

class LakeTableTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("id", StringType)
          .add("title", StringType)
          .add("subjects", createArrayType(StringType))
          .add("seen", IntegerType);

  private static final LakeTable WORKS =
      LakeTable.of("works", SCHEMA, "id").withBookkeeping("seen");

  private static final Row MADONNA = work("a", "Madonna", 1, "mother", "child");
  private static final Row HARBOUR = work("b", "Harbour", 1);

  @TempDir Path folder;

  private Lake lake;

  @BeforeEach
  void aLakeWithTwoWorks() {
    // As conf/asterism.yaml names it: not from the root.
    lake = TestLake.in(Path.of("").toAbsolutePath().relativize(folder));
  }

  private static Row work(String id, String title, Integer seen, String... subjects) {
    return RowFactory.create(id, title, subjects, seen);
  }

  private static Dataset<Row> works(Row... rows) {
    return TestLake.rows(SCHEMA, rows);
  }

  private List<Row> held() {
    return WORKS.read(lake).orderBy("id").collectAsList();
  }

  @Test
  void aTableNeverWrittenIsEmptyAndHasNoVersion() {
    assertThat(WORKS.read(lake).columns()).containsExactly("id", "title", "subjects", "seen");
    assertThat(held()).isEmpty();
    assertThat(lake.versionOf(WORKS)).isEmpty();
  }

  @Test
  void theSameRowsTwiceMakeOneVersion() {
    assertThat(WORKS.upsert(lake, works(MADONNA, HARBOUR))).isEqualTo(new Written(2, 0, 0));
    assertThat(WORKS.upsert(lake, works(HARBOUR, MADONNA))).isEqualTo(Written.NOTHING);
    assertThat(WORKS.replaceAll(lake, works(MADONNA, HARBOUR))).isEqualTo(Written.NOTHING);

    assertThat(lake.versionOf(WORKS)).isEqualTo(OptionalLong.of(0));
  }

  @Test
  void noRowsMakeNoTable() {
    assertThat(WORKS.upsert(lake, works())).isEqualTo(Written.NOTHING);

    assertThat(lake.versionOf(WORKS)).isEmpty();
  }

  @Test
  void aRowThatDiffersInBookkeepingAloneHasNotChanged() {
    WORKS.upsert(lake, works(MADONNA));

    assertThat(WORKS.upsert(lake, works(work("a", "Madonna", 2, "mother", "child"))))
        .isEqualTo(Written.NOTHING);
    assertThat(held()).extracting(row -> row.getInt(3)).containsExactly(1);
  }

  @Test
  void aChangedRowTakesItsBookkeepingAlong() {
    WORKS.upsert(lake, works(MADONNA, HARBOUR));

    assertThat(WORKS.upsert(lake, works(work("b", "Old Harbour", 2), work("c", "Storm", 2))))
        .isEqualTo(new Written(1, 1, 0));

    assertThat(held())
        .extracting(row -> row.getString(1))
        .containsExactly("Madonna", "Old Harbour", "Storm");
    assertThat(held()).extracting(row -> row.getInt(3)).containsExactly(1, 2, 2);
    assertThat(lake.versionOf(WORKS)).isEqualTo(OptionalLong.of(1));
  }

  @Test
  void columnsThatAreNotGivenKeepTheirValues() {
    WORKS.upsert(lake, works(MADONNA));

    Written written =
        WORKS.upsert(
            lake, works(work("a", "Our Lady", 9), work("d", "New", 9)).select("id", "title"));

    assertThat(written).isEqualTo(new Written(1, 1, 0));
    assertThat(held().get(0)).isEqualTo(works(work("a", "Our Lady", 1, "mother", "child")).first());
    assertThat(held().get(1)).isEqualTo(RowFactory.create("d", "New", null, null));
  }

  @Test
  void columnsThatAreNotGivenAreNullInAFirstWrite() {
    WORKS.upsert(lake, works(MADONNA).select("title", "id"));

    assertThat(held()).containsExactly(RowFactory.create("a", "Madonna", null, null));
  }

  @Test
  void nullIsAValueLikeAnyOther() {
    WORKS.upsert(lake, works(work("a", null, null)));

    assertThat(WORKS.upsert(lake, works(work("a", null, null)))).isEqualTo(Written.NOTHING);
    assertThat(WORKS.upsert(lake, works(work("a", "Named", null)))).isEqualTo(new Written(0, 1, 0));
    assertThat(WORKS.upsert(lake, works(work("a", null, null)))).isEqualTo(new Written(0, 1, 0));
    assertThat(held().get(0).isNullAt(1)).isTrue();
  }

  @Test
  void arraysAreComparedElementByElement() {
    WORKS.upsert(lake, works(MADONNA));

    assertThat(WORKS.upsert(lake, works(work("a", "Madonna", 1, "mother", "child"))).total())
        .isZero();
    assertThat(WORKS.upsert(lake, works(work("a", "Madonna", 1, "child", "mother"))).total())
        .isEqualTo(1);
  }

  @Test
  void replacingRemovesWhatIsNotThereAnyMore() {
    WORKS.upsert(lake, works(MADONNA, HARBOUR));

    assertThat(WORKS.replaceAll(lake, works(work("b", "Harbour", 5), work("c", "Storm", 5))))
        .isEqualTo(new Written(1, 0, 1));

    assertThat(held()).extracting(row -> row.getString(0)).containsExactly("b", "c");
    assertThat(lake.versionOf(WORKS)).isEqualTo(OptionalLong.of(1));
  }

  @Test
  void replacingAPartLeavesTheRestAlone() {
    WORKS.upsert(lake, works(MADONNA, HARBOUR, work("c", "Storm", 1)));

    assertThat(WORKS.replace(lake, col("id").geq("b"), works(HARBOUR)))
        .isEqualTo(new Written(0, 0, 1));

    assertThat(held()).extracting(row -> row.getString(0)).containsExactly("a", "b");
  }

  @Test
  void replacingByNothingEmptiesTheTable() {
    WORKS.upsert(lake, works(MADONNA, HARBOUR));

    assertThat(WORKS.replaceAll(lake, works())).isEqualTo(new Written(0, 0, 2));
    assertThat(held()).isEmpty();
  }

  @Test
  void appendingAsksForNoKeys() {
    WORKS.append(lake, works(MADONNA));
    WORKS.append(lake, works(MADONNA));

    assertThat(held()).hasSize(2);
    assertThat(lake.versionOf(WORKS)).isEqualTo(OptionalLong.of(1));
  }

  @Test
  void rowsMayComeFromTheTableTheyChange() {
    WORKS.upsert(lake, works(MADONNA, HARBOUR));

    Written written =
        WORKS.upsert(lake, WORKS.read(lake).withColumn("title", col("id")).where("id = 'a'"));

    assertThat(written).isEqualTo(new Written(0, 1, 0));
    assertThat(held()).extracting(row -> row.getString(1)).containsExactly("a", "Harbour");
  }

  @Test
  void whatAKilledWriteLeftBehindDoesNoHarm() throws IOException {
    Path data = folder.resolve("lake/works");
    Path staged = folder.resolve("lake/_staging/works-changes");
    Files.createDirectories(data.resolve("_delta_log"));
    Files.createDirectories(staged);
    Files.writeString(data.resolve("part-00000-never-committed.snappy.parquet"), "half a file");
    Files.writeString(staged.resolve("part-00000-torn.snappy.parquet"), "half a file");

    assertThat(lake.versionOf(WORKS)).isEmpty();
    assertThat(WORKS.upsert(lake, works(MADONNA))).isEqualTo(new Written(1, 0, 0));
    assertThat(held()).hasSize(1);

    lake.clearStaging();
    assertThat(folder.resolve("lake/_staging")).doesNotExist();
  }

  @Test
  void stagedRowsStayAsTheyWereWhenStaged() {
    WORKS.upsert(lake, works(MADONNA));
    Dataset<Row> staged = lake.staged("before", WORKS.read(lake));

    WORKS.upsert(lake, works(HARBOUR));

    assertThat(staged.count()).isEqualTo(1);
    assertThat(staged.schema().fieldNames()).isEqualTo(SCHEMA.fieldNames());
  }

  private static final LakeTable PARTED =
      LakeTable.of("parted", SCHEMA.add("kind", StringType), "id").inPartsBy("kind").marked();

  private static Row of(String kind, String id, String title) {
    return RowFactory.create(id, title, null, null, kind);
  }

  private static Dataset<Row> parted(Row... rows) {
    return TestLake.rows(PARTED.schema(), rows);
  }

  private List<Path> filesOf(LakeTable table) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("lake").resolve(table.name()))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  @Test
  void aPartIsReplacedAsAWholeUnlessItIsTheSameAndTheOthersStay() {
    PARTED.append(lake, parted(of("print", "a", "Wave"), of("print", "b", "Rain")));
    assertThat(PARTED.replacePart(lake, "oil", parted(of("oil", "c", "Storm"))))
        .isEqualTo(new Written(1, 0, 0));
    OptionalLong version = lake.versionOf(PARTED);

    assertThat(
            PARTED.replacePart(
                lake, "print", parted(of("print", "b", "Rain"), of("print", "a", "Wave"))))
        .isEqualTo(Written.NOTHING);
    assertThat(lake.versionOf(PARTED)).isEqualTo(version);

    assertThat(PARTED.replacePart(lake, "print", parted(of("print", "b", "Fog"))))
        .isEqualTo(new Written(1, 0, 2));
    assertThat(PARTED.read(lake).orderBy("id").collectAsList())
        .containsExactly(of("print", "b", "Fog"), of("oil", "c", "Storm"));
    assertThat(PARTED.replacePart(lake, "print", parted())).isEqualTo(new Written(0, 0, 1));
    assertThat(PARTED.read(lake).collectAsList()).containsExactly(of("oil", "c", "Storm"));
  }

  @Test
  void rowsGoWithoutTheirFileAndForGoodWhenHistoryIsForgotten() throws IOException {
    PARTED.append(
        lake,
        parted(of("oil", "a", "Wave"), of("oil", "b", "Rain"), of("oil", "c", "Fog")).coalesce(1));
    List<Path> files = filesOf(PARTED);

    PARTED.remove(lake, col("id").equalTo("b"));

    assertThat(filesOf(PARTED)).isEqualTo(files);
    assertThat(PARTED.read(lake).orderBy("id").collectAsList())
        .containsExactly(of("oil", "a", "Wave"), of("oil", "c", "Fog"));

    PARTED.forgetHistory(lake);

    assertThat(filesOf(PARTED)).isNotEmpty().doesNotContainAnyElementsOf(files);
    for (Path file : filesOf(PARTED)) {
      assertThat(TestLake.SPARK.read().parquet(file.toString()).where("id = 'b'").count()).isZero();
    }
    assertThat(PARTED.read(lake).count()).isEqualTo(2);
  }

  @Test
  void manySmallFilesArePutTogetherWithoutTheRowsThatAreGone() {
    for (String id : List.of("a", "b", "c")) {
      PARTED.append(lake, parted(of("oil", id, "Wave"), of("oil", id + "2", "Fog")).coalesce(1));
    }
    PARTED.remove(lake, col("id").isin("a", "b2"));
    OptionalLong early = lake.versionOf(PARTED);

    assertThat(PARTED.isUntidy(lake, early)).as("so early").isFalse();
    PARTED.tidy(lake);

    assertThat(PARTED.read(lake).inputFiles()).hasSize(1);
    assertThat(PARTED.read(lake).orderBy("id").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("a2", "b", "c", "c2");
  }

  @Test
  void aTableOfOldShapeTakesTheNewOneAndKeepsItsRows() {
    LakeTable before = LakeTable.of("parted", PARTED.schema().add("rank", IntegerType), "id");
    before.append(
        lake, TestLake.rows(before.schema(), RowFactory.create("a", "Wave", null, null, "oil", 7)));
    assertThat(PARTED.isOfOldShape(lake)).isTrue();

    PARTED.reshape(lake);

    assertThat(PARTED.isOfOldShape(lake)).isFalse();
    assertThat(PARTED.read(lake).collectAsList()).containsExactly(of("oil", "a", "Wave"));
    assertThat(PARTED.replacePart(lake, "print", parted(of("print", "b", "Fog"))).added())
        .isEqualTo(1);
    PARTED.remove(lake, col("id").equalTo("a"));
    assertThat(PARTED.read(lake).count()).isEqualTo(1);
  }

  @Test
  void whoHasSeenATableIsToldWhatBecameOfItsRows() throws IOException {
    LakeTable followed = WORKS.followed();
    followed.upsert(lake, works(MADONNA, HARBOUR));
    TableState seen = lake.stateOf(followed).orElseThrow();
    assertThat(followed.since(lake, seen, seen, 9).orElseThrow()).isEmpty();

    Row storm = work("c", "Storm", 1);
    followed.upsert(lake, works(storm, work("b", "Harbor", 1)));
    followed.replaceAll(lake, works(storm, work("b", "Haven", 1), work("d", "Reef", 2)));
    TableState now = lake.stateOf(followed).orElseThrow();

    assertThat(
            followed.since(lake, seen, now, 9, col("title")).orElseThrow().stream()
                .map(
                    row ->
                        "%s %s %s"
                            .formatted(
                                row.last().getAs("title"),
                                row.isThere() ? "is there" : "is gone",
                                row.isNew() ? "newly" : "and was")))
        .containsExactlyInAnyOrder(
            "Madonna is gone and was",
            "Haven is there and was",
            "Storm is there newly",
            "Reef is there newly");
    assertThat(followed.since(lake, seen, now, 2)).as("too many to hold").isEmpty();
    assertThat(followed.since(lake, new TableState(seen.version(), 5), now, 9)).isEmpty();

    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Console.withOut(
        printed,
        () -> {
          followed.forgetHistory(lake);
          return null;
        });
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(followed.since(lake, seen, now, 9)).as("history is gone").isEmpty();
  }

  @Test
  void aTableThatWasNotFollowedIsFromNowOn() {
    WORKS.upsert(lake, works(MADONNA));
    TableState first = lake.stateOf(WORKS).orElseThrow();
    WORKS.upsert(lake, works(HARBOUR));
    TableState second = lake.stateOf(WORKS).orElseThrow();
    LakeTable followed = WORKS.followed();
    assertThat(followed.since(lake, first, second, 9)).isEmpty();

    followed.follow(lake);
    TableState third = lake.stateOf(WORKS).orElseThrow();
    followed.follow(lake);
    assertThat(lake.stateOf(WORKS)).as("once").hasValue(third);

    followed.upsert(lake, works(work("c", "Storm", 1)));
    TableState fourth = lake.stateOf(WORKS).orElseThrow();
    assertThat(followed.since(lake, third, fourth, 9).orElseThrow()).hasSize(1);
  }
}
