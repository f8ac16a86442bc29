package org.asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.lake.Lake;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.collection.Work;
import org.asterism.sandbox.server.SandboxOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crawl in processes of its own, killed again and again at moments drawn by chance. */
class KilledCrawlTest {
  /** One page of a source: of Chicago's and Commons' one answer, of the Met's so many records. */
  private static final int RECORDS_OF_A_PAGE = 20;

  /** Pictures of an entry in the journal, for each of the two tasks at a time. */
  private static final int PICTURES_OF_TWO_TASKS = 2 * 32;

  @TempDir Path folder;

  @Test
  void aCrawlKilledThreeTimesGoesOnWhereItWas() throws Exception {
    nothingIsLostNorBroughtTwice(240, 3);
  }

  @Test
  @Tag("long")
  void aCrawlOfTwoThousandKilledTenTimesGoesOnWhereItWas() throws Exception {
    nothingIsLostNorBroughtTwice(2_000, 10);
  }

  private void nothingIsLostNorBroughtTwice(int works, int kills) throws Exception {
    GeneratedCollection collection = GeneratedCollection.of(21, works).withDistinctPictures(60);
    Path killed = folder.resolve("killed");
    Path calm = folder.resolve("calm");
    try (Museum museum =
        new Museum(collection, SandboxOptions.wellBehaved().withPicturesDrawn(16))) {
      for (double moment : moments(kills)) {
        killAt(moment, collection, museum, killed);
      }
      try (Submission last = submitted(museum, killed)) {
        assertThat(last.exitCode()).as(last::output).isZero();
      }
      assertAtMostAPageIsRepeated(Asked.of(museum), kills);

      Settings settings = museum.settings(calm);
      Jobs.run(
          TestSession.SPARK, settings, List.of(Stages.crawl(settings), Stages.fetch(settings)));
    }
    Lake one = Tables.lakeIn(calm);
    Lake other = Tables.lakeIn(killed);
    Dataset<Row> records = Objects.TABLE.read(other);
    assertThat(records.select(Objects.SOURCE, Objects.SOURCE_ID).distinct().count())
        .isEqualTo(records.count())
        .isGreaterThanOrEqualTo(works);
    Tables.assertSameContent(Objects.TABLE, one, other);
    Tables.assertSameContent(Images.TABLE, one, other);
  }

  /**
   * Moments in the life of a crawl, in order: up to 0.4 records are listed, up to 0.6 the records'
   * tables are written, up to 0.9 pictures are downloaded, up to 1 theirs is written.
   */
  private static List<Double> moments(int kills) {
    SplittableRandom draw = new SplittableRandom(7);
    List<Double> moments = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      moments.add((i + draw.nextDouble()) / kills);
    }
    return moments;
  }

  private void killAt(double moment, GeneratedCollection works, Museum museum, Path data)
      throws Exception {
    long records =
        works.works().stream()
            .filter(work -> work.isOpen() && work.museum().key().equals("met"))
            .count();
    long pictures = works.works().stream().filter(Work::isOpen).count();
    try (Submission run = submitted(museum, data)) {
      if (moment < 0.4) {
        await(run, museum, (long) (moment / 0.4 * records), 0);
      } else if (moment < 0.6) {
        await(run, museum, records, 0);
        TimeUnit.MILLISECONDS.sleep((long) ((moment - 0.4) / 0.2 * 2_000));
      } else if (moment < 0.9) {
        await(run, museum, 0, (long) ((moment - 0.6) / 0.3 * pictures));
      } else {
        await(run, museum, 0, pictures);
        TimeUnit.MILLISECONDS.sleep((long) ((moment - 0.9) / 0.1 * 500));
      }
      run.kill();
    }
  }

  /** Waits until the museum has been asked for so many records and pictures, once this run asks. */
  private static void await(Submission run, Museum museum, long records, long pictures)
      throws Exception {
    Asked before = Asked.of(museum);
    Asked now = before;
    while (now.all() == before.all() || now.records() < records || now.pictures() < pictures) {
      if (!run.isRunning()) {
        throw new AssertionError("it ended before it was killed: " + run.output());
      }
      TimeUnit.MILLISECONDS.sleep(5);
      now = Asked.of(museum);
    }
  }

  private Submission submitted(Museum museum, Path data) throws Exception {
    return Submission.of(
        Submission.ONE_PROCESS,
        CrawlAndFetch.class,
        museum.overrides(data),
        folder.resolve("submission"));
  }

  private static void assertAtMostAPageIsRepeated(Asked asked, int kills) {
    System.out.printf("requests: %s%n", asked.stats());
    assertThat(asked.repeated("aic", "listing")).isLessThanOrEqualTo(kills);
    assertThat(asked.repeated("commons", "listing")).isLessThanOrEqualTo(kills);
    assertThat(asked.repeated("met", "listing")).isLessThanOrEqualTo(kills);
    assertThat(asked.repeated("met", "record"))
        .isLessThanOrEqualTo((long) kills * RECORDS_OF_A_PAGE);
    long pictures = 0;
    for (String museum : List.of("aic", "met", "commons")) {
      pictures += asked.repeated(museum, "image");
    }
    assertThat(pictures).isLessThanOrEqualTo((long) kills * PICTURES_OF_TWO_TASKS);
  }

  /**
   * What the museum counted.
   *
   * @param stats its statistics by source
   */
  private record Asked(JsonNode stats) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Asked of(Museum museum) throws Exception {
      return new Asked(JSON.readTree(museum.stats().toURL()).path("by_source"));
    }

    long all() {
      long all = 0;
      for (JsonNode source : stats) {
        all += source.path("requests").asLong();
      }
      return all;
    }

    long records() {
      return stats.path("met").path("by_kind").path("record").asLong();
    }

    long pictures() {
      long pictures = 0;
      for (JsonNode source : stats) {
        pictures += source.path("by_kind").path("image").asLong();
      }
      return pictures;
    }

    long repeated(String source, String kind) {
      return stats.path(source).path("repeated").path(kind).asLong();
    }
  }
}
