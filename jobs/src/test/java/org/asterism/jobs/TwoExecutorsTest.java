package org.asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.fetch.Images;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.server.Rate;
import org.asterism.sandbox.server.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crawl by a real spark-submit, in two executors that share nothing but the driver. */
class TwoExecutorsTest {
  private static final GeneratedCollection COLLECTION = GeneratedCollection.of(9, 100);
  private static final int RATE = 20;

  @TempDir Path folder;

  @Test
  void twoExecutorsKeepOneRateAndTheLossOfOneCostsNothing() throws Exception {
    Path two = folder.resolve("two");
    SandboxOptions counting =
        SandboxOptions.wellBehaved().withStatedRate(new Rate(RATE, Duration.ofSeconds(1)));
    try (Museum museum = new Museum(COLLECTION, counting);
        Submission crawl =
            Submission.of(
                Submission.TWO_EXECUTORS,
                CrawlAndFetch.class,
                museum.overrides(two, RATE),
                folder.resolve("submission"))) {
      while (notedPictures(two) < 2 && crawl.isRunning()) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      List<ProcessHandle> executors = crawl.executors();
      assertThat(executors).as(crawl::output).hasSize(2);
      executors.get(0).destroyForcibly();

      assertThat(crawl.exitCode()).as(crawl::output).isZero();
      // The two there were, and the one that took the place of the lost one.
      assertThat(crawl.tasksByExecutor()).containsKeys("0", "1").hasSizeGreaterThanOrEqualTo(3);
      JsonNode stats = new ObjectMapper().readTree(museum.stats().toURL());
      assertThat(stats.path("early").asInt(-1)).as("%s", stats).isZero();

      // What one process brings, without a rate; the addresses of the pictures are the same.
      Settings settings = museum.settings(folder.resolve("one"));
      Jobs.run(
          TestSession.SPARK, settings, List.of(Stages.crawl(settings), Stages.fetch(settings)));
    }
    for (var table : List.of(Objects.TABLE, Images.TABLE)) {
      Tables.assertSameContent(table, Tables.lakeIn(folder.resolve("one")), Tables.lakeIn(two));
    }
  }

  private static long notedPictures(Path data) throws Exception {
    Path journal = data.resolve("lake/_journal/fetch/pictures");
    if (!Files.isDirectory(journal)) {
      return 0;
    }
    try (Stream<Path> entries = Files.list(journal)) {
      return entries.count();
    }
  }
}
