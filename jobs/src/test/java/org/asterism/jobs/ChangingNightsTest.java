package org.asterism.jobs;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.asterism.core.artwork.ImageId;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.RunsTable;
import org.asterism.pipeline.lake.SourceReport;
import org.asterism.sandbox.collection.ChangingCollection;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.collection.Work;
import org.asterism.sandbox.server.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A museum that changes from one night to the next; {@link WholeWayTest} publishes one. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChangingNightsTest {
  @TempDir static Path folder;

  private static final ChangingCollection FIRST =
      ChangingCollection.of(GeneratedCollection.of(3, 30));

  private static Museum museum;
  private static ChangingCollection shown;

  @BeforeAll
  static void theFirstNight() {
    museum = new Museum(FIRST, SandboxOptions.wellBehaved());
    shown = FIRST;
    night(Map.of());
  }

  @AfterAll
  static void closeMuseum() {
    museum.close();
  }

  private static List<RunsTable.Entry> night(Map<String, String> extra) {
    Map<String, String> overrides = new LinkedHashMap<>(museum.overrides(folder));
    overrides.putAll(extra);
    Settings settings = JobOptions.settings(Conf.FILE, overrides);
    return Jobs.run(
        TestSession.SPARK, settings, List.of(Stages.crawl(settings), Stages.fetch(settings)));
  }

  private static int open(String source, int which) {
    return FIRST.works().stream()
        .filter(work -> work.museum().key().equals(source) && work.isOpen())
        .skip(which)
        .findFirst()
        .map(Work::sourceId)
        .orElseThrow();
  }

  private static Row row(LakeTable table, String source, int id) {
    Lake lake = Tables.lakeIn(folder);
    return table
        .read(lake)
        .where(col(Objects.IMAGE_ID).equalTo(ImageId.of(source, Integer.toString(id))))
        .first();
  }

  private static SourceReport report(List<RunsTable.Entry> night, int stage, String source) {
    return night.get(stage).result().sources().stream()
        .filter(each -> each.source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  /** What {@code runs} tells of a stage's last run. */
  private static List<SourceReport> kept(String stage) {
    return RunsTable.sourcesOf(
        RunsTable.TABLE
            .read(Tables.lakeIn(folder))
            .where(col(RunsTable.STAGE).equalTo(stage))
            .orderBy(col(RunsTable.STARTED_AT).desc())
            .first());
  }

  @Test
  @Order(1)
  void onlyWhatIsNewOrChangedIsWritten() {
    String before = row(Images.TABLE, "met", open("met", 1)).getAs(Images.SHA256);
    shown =
        shown
            .withChanged(open("aic", 0), open("met", 0))
            .withNewPicture(open("met", 1))
            .withAdded(3);
    museum.show(shown);

    List<RunsTable.Entry> night = night(Map.of());

    assertThat(night.get(0).result().written().added()).isEqualTo(3);
    assertThat(night.get(0).result().written().changed()).isEqualTo(3);
    assertThat(row(Objects.TABLE, "aic", open("aic", 0)).<String>getAs(Objects.TITLE))
        .endsWith("(revised)");
    assertThat(row(Images.TABLE, "met", open("met", 1)).<String>getAs(Images.SHA256))
        .isNotEqualTo(before);
    assertThat(kept("crawl")).isEqualTo(night.get(0).result().sources());
    assertThat(kept("fetch")).isEqualTo(night.get(1).result().sources()).isNotEmpty();
    // The three new ones, and the three changed ones: of these only one has another picture.
    assertThat(night.get(1).result().read()).isEqualTo(6);
  }

  @Test
  @Order(2)
  void aWorkThatIsNoLongerOpenIsRefused() {
    int closed = open("aic", 1);
    shown = shown.withClosed(closed);
    museum.show(shown);

    night(Map.of());

    assertThat(row(Objects.TABLE, "aic", closed).<String>getAs(Objects.REFUSAL)).isNotBlank();
  }

  @Test
  @Order(3)
  void aWorkThatVanishedIsWithdrawnWhenEverythingIsListedAgain() {
    int gone = open("aic", 2);
    shown = shown.withWithdrawn(gone);
    museum.show(shown);

    night(Map.of());
    assertThat(row(Objects.TABLE, "aic", gone).isNullAt(withdrawnAt())).isTrue();

    List<RunsTable.Entry> night = night(Map.of("crawl.relist-after", "0d"));

    assertThat(row(Objects.TABLE, "aic", gone).isNullAt(withdrawnAt())).isFalse();
    assertThat(report(night, 0, "aic").withdrawn()).isEqualTo(1);
  }

  private static int withdrawnAt() {
    return Objects.SCHEMA.fieldIndex(Objects.WITHDRAWN_AT);
  }
}
