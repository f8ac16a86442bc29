package org.asterism.pipeline.crawl;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.lake.Journal;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.SourceReport;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.manners.TinyServer;
import org.asterism.pipeline.sources.Harvest;
import org.asterism.pipeline.sources.OpenMuseum;
import org.asterism.pipeline.sources.Secret;
import org.asterism.pipeline.sources.SourceSettings;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrawlTest {
  @TempDir Path folder;

  private final TinyServer server = new TinyServer();
  private Lake lake;

  @BeforeEach
  void aLake() {
    lake = TestLake.in(folder);
  }

  @AfterEach
  void closeServer() {
    server.close();
  }

  /** A page of the Art Institute's listing. */
  private static String page(int number, int pages, String... works) {
    return """
        {"pagination": {"total_pages": %d, "current_page": %d},
         "config": {"iiif_url": "http://127.0.0.1/iiif"}, "data": [%s]}
        """
        .formatted(pages, number, String.join(", ", works));
  }

  private static String work(int id, String day) {
    return """
        {"id": %d, "title": "Work %d", "is_public_domain": true, "image_id": "i%d",
         "updated_at": "%sT00:00:00-06:00"}
        """
        .formatted(id, id, id, day);
  }

  private CrawlSettings tiny(@Nullable Integer limit) {
    return CrawlSettings.of(List.of(OpenMuseum.source("aic", server.at("").toString(), limit)));
  }

  private List<String> titles(String condition) {
    return Objects.TABLE
        .read(lake)
        .where(condition)
        .orderBy(Objects.SOURCE_ID)
        .select(Objects.TITLE)
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private Position position(CrawlSettings settings) {
    SourceSettings source = settings.sources().get(0);
    return Listings.positions(lake, settings.sources()).get(source.name());
  }

  private long listingsAsked() {
    return server.requests().stream().filter(each -> each.toString().contains("/artworks")).count();
  }

  @Test
  void refusedRecordsAreKeptWithTheirReasonsAndASecondCrawlIsShort() {
    GeneratedCollection collection = GeneratedCollection.of(8, 200);
    try (OpenMuseum museum = new OpenMuseum(collection)) {
      CrawlSettings settings = CrawlSettings.of(museum.all());
      Crawl crawl = new Crawl(settings);

      StageResult first = TestLake.run(crawl, lake);

      assertThat(first.complete()).isTrue();
      assertThat(first.read()).isEqualTo(collection.works().size());
      Dataset<Row> objects = Objects.TABLE.read(lake);
      assertThat(objects.count()).isEqualTo(collection.works().size());
      List<String> refusals =
          objects
              .where(col(Objects.REFUSAL).isNotNull())
              .select(Objects.REFUSAL)
              .collectAsList()
              .stream()
              .map(row -> row.getString(0))
              .toList();
      assertThat(refusals)
          .hasSize((int) first.refused())
          .anyMatch(reason -> reason.startsWith("not openly licensed: "))
          .anyMatch(reason -> reason.startsWith("terms not understood: "))
          .anyMatch(reason -> reason.contains("HTTP 404"));
      assertThat(first.sources())
          .extracting(SourceReport::source)
          .containsExactly("aic", "met", "commons");
      assertThat(first.sources().stream().mapToLong(SourceReport::listed).sum())
          .isEqualTo(first.read());
      assertThat(first.sources().get(0).refused().keySet()).contains("not openly licensed");

      assertThat(Listings.positions(lake, settings.sources()).values())
          .allSatisfy(position -> assertThat(position.watermark()).isNotNull())
          .noneMatch(Position::isUnderWay);

      StageResult second = TestLake.run(crawl, lake);

      assertThat(second.read()).isLessThan(first.read() / 2);
      assertThat(second.written()).isEqualTo(Written.NOTHING);
    }
  }

  @Test
  void aListingThatBreaksOffKeepsWhatCameBeforeAndGoesOnFromThere() {
    server.on(
        "/artworks", TinyServer.json(page(1, 2, work(1, "2026-01-02"))), TinyServer.status(404));
    CrawlSettings settings = tiny(null);

    StageResult result = TestLake.run(new Crawl(settings), lake);

    assertThat(result.complete()).isFalse();
    assertThat(result.note()).startsWith("aic broke off (").endsWith("; the next run goes on");
    assertThat(titles("true")).containsExactly("Work 1");
    assertThat(position(settings).watermark()).isNull();
    assertThat(position(settings).cursor()).isEqualTo("2");

    server.on("/artworks", TinyServer.json(page(2, 2, work(2, "2026-01-01"))));
    long before = listingsAsked();
    StageResult next = TestLake.run(new Crawl(settings), lake);

    assertThat(next.complete()).isTrue();
    assertThat(listingsAsked() - before).isEqualTo(1);
    assertThat(titles("true")).containsExactly("Work 1", "Work 2");
    assertThat(position(settings).watermark()).startsWith("2026-01-02");
  }

  @Test
  void aLimitIsTheWorksOfOneRunAndTheNextGoesOnBehindThem() {
    try (OpenMuseum museum = new OpenMuseum(GeneratedCollection.of(8, 9))) {
      CrawlSettings limited = CrawlSettings.of(List.of(museum.source("aic", 2)));

      TestLake.run(new Crawl(limited), lake);

      assertThat(position(limited).watermark()).isNull();
      assertThat(Objects.TABLE.read(lake).count()).isEqualTo(2);

      TestLake.run(new Crawl(limited), lake);

      assertThat(Objects.TABLE.read(lake).count()).isEqualTo(3);
      assertThat(position(limited).watermark()).isNotNull();
    }
  }

  @Test
  void aLimitThatWasNotReachedMovesTheWatermark() {
    try (OpenMuseum museum = new OpenMuseum(GeneratedCollection.of(8, 9))) {
      CrawlSettings roomy = CrawlSettings.of(List.of(museum.source("aic", 1_000)));

      TestLake.run(new Crawl(roomy), lake);

      assertThat(position(roomy).watermark()).isNotNull();
    }
  }

  @Test
  void whatAKilledRunNotedInTheJournalIsNotAskedForAgain() {
    server.on("/artworks", TinyServer.json(page(2, 2, work(2, "2026-01-01"))));
    CrawlSettings settings = tiny(null);
    Journal.of(lake, "crawl")
        .write(
            "aic",
            "page-00000000",
            List.of(
                new PageNote(null, null, 0, "2", 0, 1, 0).line(),
                new HarvestLine("aic", found("2026-01-02", "Work 1")).text()));

    TestLake.run(new Crawl(settings), lake);

    assertThat(listingsAsked()).isEqualTo(1);
    assertThat(titles("true")).containsExactly("Work 1", "Work 2");
    assertThat(Journal.of(lake, "crawl").chapters()).isEmpty();
  }

  @Test
  void aJournalThatTheTablesAlreadyHoldIsForgotten() {
    server.on("/artworks", TinyServer.json(page(1, 1, work(1, "2026-01-02"))));
    CrawlSettings settings = tiny(null);
    TestLake.run(new Crawl(settings), lake);
    Journal.of(lake, "crawl")
        .write("aic", "page-00000000", List.of(new PageNote(null, null, 0, null, 0, 1, 0).line()));

    long before = listingsAsked();
    TestLake.run(new Crawl(settings), lake);

    assertThat(listingsAsked() - before).isEqualTo(1);
  }

  @Test
  void aPlaceTheSourceHasForgottenBeginsTheListingAnew() {
    server.on(
        "/artworks",
        TinyServer.json(page(1, 2, work(1, "2026-01-02"))),
        TinyServer.status(404),
        TinyServer.status(404),
        TinyServer.json(page(1, 1, work(1, "2026-01-02"))));
    CrawlSettings settings = tiny(null);
    TestLake.run(new Crawl(settings), lake);

    StageResult next = TestLake.run(new Crawl(settings), lake);

    assertThat(next.note()).isEqualTo("aic had forgotten where it was and was listed anew");
    assertThat(next.complete()).isTrue();
  }

  @Test
  void whatAListingOfEverythingNoLongerBringsIsWithdrawnAndComesBackWithIt() {
    CrawlSettings settings = tiny(null);
    CrawlSettings always =
        new CrawlSettings(settings.sources(), Duration.ZERO, CrawlSettings.WITHDRAW_AT_MOST);
    server.on(
        "/artworks",
        TinyServer.json(page(1, 1, work(1, "2026-01-02"), work(2, "2026-01-02"))),
        TinyServer.json(page(1, 1, work(2, "2026-01-02"))),
        TinyServer.json(page(1, 1, work(1, "2026-01-02"), work(2, "2026-01-02"))));
    TestLake.run(new Crawl(always), lake);

    StageResult second = TestLake.run(new Crawl(always), lake);

    assertThat(titles("withdrawn_at is not null")).containsExactly("Work 1");
    assertThat(second.sources().get(0).withdrawn()).isEqualTo(1);

    TestLake.run(new Crawl(always), lake);

    assertThat(titles("withdrawn_at is not null")).isEmpty();
  }

  @Test
  void aListingUnderWayOverSeveralRunsWithdrawsNothingItBroughtBefore() {
    try (OpenMuseum museum = new OpenMuseum(GeneratedCollection.of(8, 9))) {
      CrawlSettings everything =
          new CrawlSettings(List.of(museum.source("aic", 2)), Duration.ZERO, 1);

      for (int run = 0; run < 4; run++) {
        TestLake.run(new Crawl(everything), lake);
      }

      assertThat(titles("withdrawn_at is not null")).isEmpty();
      assertThat(titles("withdrawn_at is null")).hasSize(3);
    }
  }

  @Test
  void aSourceThatSuddenlyListsNextToNothingIsNotBelieved() {
    CrawlSettings settings = tiny(null);
    CrawlSettings always = new CrawlSettings(settings.sources(), Duration.ZERO, 0.2);
    String[] works = new String[30];
    for (int i = 0; i < works.length; i++) {
      works[i] = work(i + 1, "2026-01-02");
    }
    server.on(
        "/artworks",
        TinyServer.json(page(1, 1, works)),
        TinyServer.json(page(1, 1, work(1, "2026-01-02"))));
    TestLake.run(new Crawl(always), lake);

    StageResult second = TestLake.run(new Crawl(always), lake);

    assertThat(second.note()).startsWith("29 records of aic were not listed any more");
    assertThat(titles("withdrawn_at is not null")).isEmpty();
  }

  @Test
  void whatWasTakenDownIsNotTakenAgain() {
    server.on(
        "/artworks", TinyServer.json(page(1, 1, work(1, "2026-01-02"), work(2, "2026-01-02"))));
    Takedowns.TABLE.upsert(
        lake,
        TestLake.rows(
            Takedowns.SCHEMA,
            TestLake.row(Takedowns.SCHEMA, Takedowns.SOURCE, "aic", Takedowns.SOURCE_ID, "1")));

    TestLake.run(new Crawl(tiny(null)), lake);

    assertThat(titles("true")).containsExactly("Work 2");
  }

  @Test
  void aRecordThatCameTwiceStandsAsItWasLast() {
    Row older = row(found("2025-01-01", "Old title"));
    Row newer = row(found("2026-01-01", "New title"));

    Dataset<Row> newest = Crawl.newestOfEach(TestLake.rows(Objects.SCHEMA, newer, older));

    assertThat(newest.select(Objects.TITLE).collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("New title");
  }

  private static Row row(Harvest.Found found) {
    return Objects.found(found, "aic", "A museum", Instant.EPOCH);
  }

  private static Harvest.Found found(String updatedAt, String title) {
    return new Harvest.Found(
        ObjectRows.described("1", title, List.of(), null), "as told", updatedAt, title);
  }

  @Test
  void aLiveSourceWithoutAContactIsRefusedBeforeAnythingIsAsked() {
    CrawlSettings live =
        CrawlSettings.of(List.of(OpenMuseum.source("aic", "https://museum.invalid/api/v1", null)));

    assertThatThrownBy(() -> TestLake.run(new Crawl(live), lake))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("is not asked without a contact");
    assertThat(lake.versionOf(Objects.TABLE)).isEmpty();
  }

  @Test
  void aSettingsTextHoldsNoKey() {
    Map<String, String> none = Map.of();
    SourceSettings source = OpenMuseum.source("aic", "https://museum.invalid", null);
    SourceSettings keyed =
        new SourceSettings(
            source.name(),
            source.kind(),
            source.url(),
            none,
            new Secret("hunter2"),
            null,
            source.manners());

    assertThat(new Crawl(CrawlSettings.of(List.of(keyed))).fingerprint()).doesNotContain("hunter2");
  }
}
