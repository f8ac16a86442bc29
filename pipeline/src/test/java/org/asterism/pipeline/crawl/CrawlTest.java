package org.asterism.pipeline.crawl;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.manners.TinyServer;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrawlTest {
  @TempDir Path folder;

  private Lake lake;

  @BeforeEach
  void aLake() {
    lake = TestLake.in(folder);
  }

  @Test
  void refusedRecordsAreKeptWithTheirReasonsAndASecondCrawlIsShort() {
    GeneratedCollection collection = GeneratedCollection.of(8, 200);
    try (OpenMuseum museum = new OpenMuseum(collection)) {
      Crawl crawl = new Crawl(museum.all());

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

      Map<String, String> watermarks = Watermarks.of(lake, museum.all());
      assertThat(watermarks).containsOnlyKeys("aic", "met", "commons");

      StageResult second = TestLake.run(crawl, lake);

      assertThat(second.read()).isLessThan(first.read() / 2);
      assertThat(second.written()).isEqualTo(Written.NOTHING);
    }
  }

  @Test
  void aListingThatBreaksOffKeepsWhatCameBeforeAndIsReadAgainNextTime() {
    try (TinyServer server = new TinyServer()) {
      server.on(
          "/artworks",
          TinyServer.json(
              """
              {"pagination": {"total_pages": 2}, "config": {"iiif_url": "http://127.0.0.1/iiif"},
               "data": [{"id": 1, "title": "First", "is_public_domain": true, "image_id": "a",
                         "updated_at": "2026-01-02T00:00:00-06:00"}]}
              """),
          TinyServer.status(404));
      CrawlSettings settings =
          new CrawlSettings(
              List.of(
                  new SourceSettings("aic", server.at("").toString(), null, OpenMuseum.MANNERS)));

      StageResult result = TestLake.run(new Crawl(settings), lake);

      assertThat(result.complete()).isFalse();
      assertThat(result.note()).startsWith("aic broke off (").endsWith("; the next run goes on");
      assertThat(Objects.TABLE.read(lake).select(Objects.TITLE).collectAsList())
          .extracting(row -> row.getString(0))
          .containsExactly("First");
      assertThat(Watermarks.of(lake, settings)).isEmpty();
    }
  }

  @Test
  void aLimitedCrawlDoesNotMoveTheWatermark() {
    try (OpenMuseum museum = new OpenMuseum(GeneratedCollection.of(8, 9))) {
      CrawlSettings limited = new CrawlSettings(List.of(museum.source("aic", 2)));

      TestLake.run(new Crawl(limited), lake);

      assertThat(Watermarks.of(lake, limited)).isEmpty();
      assertThat(Objects.TABLE.read(lake).count()).isEqualTo(2);
    }
  }

  @Test
  void aLimitThatWasNotReachedMovesTheWatermark() {
    try (OpenMuseum museum = new OpenMuseum(GeneratedCollection.of(8, 9))) {
      CrawlSettings roomy = new CrawlSettings(List.of(museum.source("aic", 1_000)));

      TestLake.run(new Crawl(roomy), lake);

      assertThat(Watermarks.of(lake, roomy)).containsKey("aic");
    }
  }

  @Test
  void aRecordThatCameTwiceStandsAsItWasLast() {
    Row older = Objects.found(found("2025-01-01", "Old title"), "A museum", Instant.EPOCH);
    Row newer = Objects.found(found("2026-01-01", "New title"), "A museum", Instant.EPOCH);

    Dataset<Row> newest = Crawl.newestOfEach(TestLake.rows(Objects.SCHEMA, newer, older));

    assertThat(newest.select(Objects.TITLE).collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("New title");
  }

  private static Harvest.Found found(String updatedAt, String title) {
    return new Harvest.Found(
        ObjectRows.described("1", title, List.of(), null), "as told", updatedAt, title);
  }

  @Test
  void aLiveSourceWithoutAContactIsRefusedBeforeAnythingIsAsked() {
    CrawlSettings live =
        new CrawlSettings(
            List.of(
                new SourceSettings(
                    "aic", "https://museum.invalid/api/v1", null, OpenMuseum.MANNERS)));

    assertThatThrownBy(() -> TestLake.run(new Crawl(live), lake))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("is not asked without a contact");
    assertThat(lake.versionOf(Objects.TABLE)).isEmpty();
  }
}
