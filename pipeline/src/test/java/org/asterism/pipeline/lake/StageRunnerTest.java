package org.asterism.pipeline.lake;

import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.lake.RunsTable.Entry;
import org.asterism.pipeline.lake.RunsTable.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageRunnerTest {
  private static final StructType SCHEMA = new StructType().add("id", StringType);
  private static final LakeTable SKETCHES = LakeTable.of("sketches", SCHEMA, "id");
  private static final LakeTable PAINTINGS = LakeTable.of("paintings", SCHEMA, "id");

  @TempDir Path folder;

  private Lake lake;
  private final List<Entry> shown = new ArrayList<>();

  @BeforeEach
  void aLake() {
    lake = TestLake.in(folder);
  }

  @Test
  void aLakeThatCannotBeReachedSaysWhy() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(lake.reachable()).isEqualTo(lake);
    assertThatThrownBy(() -> new Lake(TestLake.SPARK, file.toString()).reachable())
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("The lake %s cannot be reached: it is a file".formatted(file));
    assertThatThrownBy(() -> new Lake(TestLake.SPARK, "nowhere://bucket/lake").reachable())
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("No FileSystem for scheme \"nowhere\". Correct lake");
  }

  @Test
  void oneRunAtATimeWorksOnALake() {
    try (RunLock first = RunLock.on(lake)) {
      assertThatThrownBy(() -> RunLock.on(lake))
          .isInstanceOf(AsterismException.class)
          .hasMessageStartingWith(
              "Nothing was run in the lake %s: another run".formatted(lake.root()));
    }
    RunLock.on(lake).close();
  }

  /** A stage that does as told. */
  private record Painting(
      String fingerprint, boolean looksOutside, Function<Lake, StageResult> work) implements Stage {
    @Override
    public String name() {
      return "paint";
    }

    @Override
    public List<LakeTable> reads() {
      return List.of(SKETCHES, PAINTINGS);
    }

    @Override
    public List<LakeTable> writes() {
      return List.of(PAINTINGS);
    }

    @Override
    public StageResult run(Lake lake, Progress progress) {
      return work.apply(lake);
    }
  }

  private static Painting copying(String fingerprint) {
    return new Painting(
        fingerprint,
        false,
        lake -> StageResult.of(1, PAINTINGS.replaceAll(lake, SKETCHES.read(lake))));
  }

  private void sketch(String... ids) {
    Row[] rows = List.of(ids).stream().map(RowFactory::create).toArray(Row[]::new);
    SKETCHES.replaceAll(lake, TestLake.rows(SCHEMA, rows));
  }

  private Entry night(Stage stage) {
    try (StageRunner runner = runner()) {
      return runner.run(stage);
    }
  }

  private StageRunner runner() {
    return new StageRunner(
        lake,
        "run",
        new StageRunner.Watcher() {
          @Override
          public Progress begin(Stage stage) {
            return Progress.unwatched(lake);
          }

          @Override
          public void end(Entry entry) {
            shown.add(entry);
          }
        });
  }

  private Row lastRecorded() {
    return RunsTable.TABLE
        .read(lake)
        .orderBy(org.apache.spark.sql.functions.desc(RunsTable.FINISHED_AT))
        .first();
  }

  @Test
  void aStageRunsAgainOnlyWhenSomethingItDependsOnHasChanged() {
    sketch("a");
    assertThat(night(copying("1")).outcome()).isEqualTo(Outcome.DONE);

    assertThat(night(copying("1")).outcome()).as("nothing changed").isEqualTo(Outcome.UNCHANGED);
    assertThat(night(copying("2")).outcome()).as("other settings").isEqualTo(Outcome.DONE);

    sketch("a", "b");
    Entry afterNews = night(copying("2"));
    assertThat(afterNews.outcome()).as("another input").isEqualTo(Outcome.DONE);
    assertThat(afterNews.result().written()).isEqualTo(new Written(1, 0, 0));
    assertThat(afterNews.inputs()).containsOnlyKeys("sketches");
    assertThat(afterNews.outputs()).containsEntry("paintings", 1L);

    PAINTINGS.replaceAll(lake, TestLake.rows(SCHEMA));
    assertThat(night(copying("2")).outcome())
        .as("its output was meddled with")
        .isEqualTo(Outcome.DONE);
    assertThat(PAINTINGS.read(lake).count()).isEqualTo(2);
    assertThat(shown).hasSize(5);
  }

  @Test
  void aStageThatLooksOutsideAlwaysRuns() {
    Stage stage = new Painting("1", true, lake -> StageResult.of(0, Written.NOTHING));

    assertThat(night(stage).outcome()).isEqualTo(Outcome.DONE);
    assertThat(night(stage).outcome()).isEqualTo(Outcome.DONE);
  }

  @Test
  void anIncompleteStageRunsAgain() {
    Stage stage = new Painting("1", false, lake -> StageResult.of(0, Written.NOTHING).incomplete());

    assertThat(night(stage).outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(night(stage).outcome()).isEqualTo(Outcome.INCOMPLETE);
  }

  @Test
  void aFailureIsRecordedWithItsSentenceAndThrownOn() {
    Stage stage =
        new Painting(
            "1",
            false,
            lake -> {
              throw new AsterismException("The paint is dry", "it was left open", "Buy new paint.");
            });

    assertThatThrownBy(() -> night(stage)).isInstanceOf(AsterismException.class);

    Row recorded = lastRecorded();
    assertThat(recorded.<String>getAs(RunsTable.OUTCOME)).isEqualTo("FAILED");
    assertThat(recorded.<String>getAs(RunsTable.NOTE))
        .isEqualTo("The paint is dry: it was left open. Buy new paint.");
  }

  @Test
  void aFailureInsideATaskIsRecordedWithItsSentenceToo() {
    sketch("a");
    Stage stage =
        new Painting(
            "1",
            false,
            lake -> {
              Dataset<Row> failing =
                  SKETCHES
                      .read(lake)
                      .map(
                          (MapFunction<Row, Row>)
                              row -> {
                                throw new AsterismException(
                                    "The sketch tore", "thin paper", "Draw anew.");
                              },
                          Encoders.row(SCHEMA));
              return StageResult.of(1, PAINTINGS.upsert(lake, failing));
            });

    assertThatThrownBy(() -> night(stage)).hasStackTraceContaining("The sketch tore");

    Row recorded = lastRecorded();
    assertThat(recorded.<String>getAs(RunsTable.OUTCOME)).isEqualTo("FAILED");
    assertThat(recorded.<String>getAs(RunsTable.NOTE))
        .isEqualTo("The sketch tore: thin paper. Draw anew.");
  }

  @Test
  void afterAFailureTheStageRunsAgainAndLeavesNoStaging() {
    sketch("a");
    Stage failing =
        new Painting(
            "1",
            false,
            lake -> {
              lake.staged("half-done", SKETCHES.read(lake));
              throw new IllegalStateException("out of canvas");
            });
    assertThatThrownBy(() -> night(failing)).hasMessage("out of canvas");
    assertThat(lastRecorded().<String>getAs(RunsTable.NOTE))
        .isEqualTo("IllegalStateException: out of canvas");

    assertThat(night(copying("1")).outcome()).isEqualTo(Outcome.DONE);
    assertThat(folder.resolve("lake/_staging")).doesNotExist();
  }
}
