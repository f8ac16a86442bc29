package org.asterism.jobs;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Weights;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.ImageId;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.Bundles;
import org.asterism.core.recommend.Answer;
import org.asterism.core.recommend.Filter;
import org.asterism.core.recommend.Recommendation;
import org.asterism.core.recommend.Recommender;
import org.asterism.core.recommend.Request;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.RunsTable;
import org.asterism.pipeline.takedown.TakedownTarget;
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

/** From HTTP to a recommendation with its reasons, on disk, with nothing stood in for. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeWayTest {
  @TempDir static Path folder;

  private static final ChangingCollection COLLECTION =
      ChangingCollection.of(GeneratedCollection.of(42, 60));

  private static Museum museum;
  private static List<RunsTable.Entry> first;

  @BeforeAll
  static void aNight() {
    museum = new Museum(COLLECTION, SandboxOptions.wellBehaved());
    Settings settings = museum.settings(folder);
    first = Jobs.run(TestSession.SPARK, settings, Stages.all(settings));
  }

  @AfterAll
  static void closeMuseum() {
    museum.close();
  }

  @Test
  @Order(1)
  void everyStageDoesItsWorkAndSaysWhatItRefused() {
    assertThat(first).extracting(RunsTable.Entry::outcome).containsOnly(RunsTable.Outcome.DONE);
    assertThat(first)
        .extracting(RunsTable.Entry::stage)
        .containsExactly("crawl", "fetch", "enrich", "walk", "embed", "link", "chart", "publish");
    assertThat(first.get(0).result().refused()).isPositive();
    assertThat(first.get(0).result().refusals())
        .anySatisfy(refusal -> assertThat(refusal).contains("not openly licensed"));
  }

  @Test
  @Order(2)
  void aRefusedRecordIsKeptWithItsReason() {
    long refused =
        Objects.TABLE.read(Tables.lakeIn(folder)).where(Objects.REFUSAL + " is not null").count();

    assertThat(refused).isEqualTo(first.get(0).result().refused());
  }

  @Test
  @Order(3)
  void theBundleAnswersWithRelatedWorksAndMeasuredReasons() throws Exception {
    try (Bundle bundle =
        Bundle.open(new Bundles(folder.resolve("bundles")).current().orElseThrow())) {
      assertThat(bundle.manifest().counts().images()).isEqualTo(museum.works());
      Artwork work = bundle.image(bundle.samples(1).get(0)).artwork();
      Answer answer =
          new Recommender(bundle, org.asterism.core.recommend.Settings.DEFAULT)
              .recommend(work.imageId(), new Request(Weights.DEFAULT, Filter.NONE, 10))
              .orElseThrow();

      assertThat(answer.results()).isNotEmpty();
      assertThat(answer.results())
          .allSatisfy(
              recommendation -> {
                assertThat(recommendation.reasons()).isNotEmpty();
                assertThat(recommendation.image().attribution()).isNotBlank();
                assertThat(recommendation.image().artwork().licence().isOpen()).isTrue();
                assertThat(recommendation.affinities()).containsOnlyKeys(Affinity.values());
              });
      assertThat(answer.results())
          .extracting(Recommendation::score)
          .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }
  }

  @Test
  @Order(4)
  void aSecondNightFindsNothingNewAndWritesNoVersion() {
    Lake lake = Tables.lakeIn(folder);
    Map<String, Long> before = Tables.versions(lake);
    Settings settings = museum.settings(folder);

    List<RunsTable.Entry> second = Jobs.run(TestSession.SPARK, settings, Stages.all(settings));

    assertThat(Tables.versions(lake)).isEqualTo(before);
    assertThat(second).allSatisfy(entry -> assertThat(entry.result().written().total()).isZero());
  }

  @Test
  @Order(5)
  void theSameMuseumGivesTheSameTablesAndTheSameBundleElsewhere(@TempDir Path elsewhere) {
    Settings settings = museum.settings(elsewhere);
    TestSession.SPARK.conf().set("spark.sql.shuffle.partitions", "7");
    try {
      Jobs.run(TestSession.SPARK, settings, Stages.all(settings));
    } finally {
      TestSession.SPARK.conf().set("spark.sql.shuffle.partitions", "4");
    }

    Tables.assertSameContent(Tables.lakeIn(folder), Tables.lakeIn(elsewhere));
    assertThat(new Bundles(elsewhere.resolve("bundles")).currentId())
        .isEqualTo(new Bundles(folder.resolve("bundles")).currentId());
  }

  @Test
  @Order(6)
  void whatIsClosedGoneOrTakenDownLeavesTheBundleAndOfTheLastThereIsNoCopyLeft() throws Exception {
    Lake lake = Tables.lakeIn(folder);
    Bundles bundles = new Bundles(folder.resolve("bundles"));
    String old = bundles.currentId().orElseThrow();
    int closed = open(0);
    int gone = open(1);
    Row picture =
        Images.TABLE
            .read(lake)
            .where("sha256 is not null and source = 'met'")
            .orderBy(Images.IMAGE_ID)
            .first();
    String id = picture.getAs(Images.IMAGE_ID);
    String sha256 = picture.getAs(Images.SHA256);

    museum.show(COLLECTION.withClosed(closed).withWithdrawn(gone));
    Map<String, String> everything = museum.overrides(folder);
    everything.put("crawl.relist-after", "0d");
    Settings settings = JobOptions.settings(Conf.FILE, everything);
    TakedownTarget target = TakedownTarget.of(lake, id);
    List<String> removed =
        Takedown.takeDown(TestSession.SPARK, settings, target, "asked for by the estate");
    Jobs.run(TestSession.SPARK, settings, Stages.all(settings));

    assertThat(removed).containsExactly(old);
    assertThat(Files.exists(folder.resolve("bundles").resolve(old))).isFalse();
    try (Bundle bundle = Bundle.open(bundles.current().orElseThrow())) {
      assertThat(bundle.image(id)).isEmpty();
      assertThat(bundle.image(ImageId.of("aic", Integer.toString(closed)))).isEmpty();
      assertThat(bundle.image(ImageId.of("aic", Integer.toString(gone)))).isEmpty();
      assertThat(bundle.image(ImageId.of("aic", Integer.toString(open(2))))).isPresent();
      assertThat(bundle.manifest().counts().images()).isEqualTo(museum.works() - 3);
    }
    try (Stream<Path> files = Files.walk(folder.resolve("raw"))) {
      assertThat(files).noneMatch(file -> file.toString().contains(sha256));
    }
    assertThat(Images.TABLE.read(lake).where(col(Images.IMAGE_ID).equalTo(id)).count()).isZero();
    Row tombstone = Objects.TABLE.read(lake).where(col(Objects.IMAGE_ID).equalTo(id)).first();
    assertThat(tombstone.<String>getAs(Objects.REFUSAL)).isEqualTo("taken down");
    assertThat(tombstone.<String>getAs(Objects.JSON)).isNull();
  }

  private static int open(int which) {
    return COLLECTION.works().stream()
        .filter(work -> work.museum().key().equals("aic") && work.isOpen())
        .skip(which)
        .findFirst()
        .map(Work::sourceId)
        .orElseThrow();
  }
}
