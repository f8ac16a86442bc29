package org.asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.server.Rate;
import org.asterism.sandbox.server.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The crawl by a real spark-submit, in two executors that share nothing but the driver. */
class TwoExecutorsIT {
  private static final GeneratedCollection COLLECTION = GeneratedCollection.of(9, 60);
  private static final int RATE = 20;

  @TempDir static Path folder;

  private static Submission submission;
  private static Museum museum;

  @BeforeAll
  static void aCrawlInOneProcess() {
    submission = new Submission(folder.resolve("spark"));
    museum =
        new Museum(
            COLLECTION,
            SandboxOptions.wellBehaved().withStatedRate(new Rate(RATE, Duration.ofSeconds(1))));
    Settings settings = museum.settings(folder.resolve("one"));
    Jobs.run(TestSession.SPARK, settings, List.of(Stages.crawl(settings), Stages.fetch(settings)));
  }

  @AfterAll
  static void closeMuseum() {
    museum.close();
  }

  private static Map<String, String> polite(Path data) {
    Map<String, String> overrides = new LinkedHashMap<>(museum.overrides(data));
    overrides.put("contact", "curator@museum.example");
    for (String source : List.of("aic", "met", "commons")) {
      overrides.put("sources.%s.rate".formatted(source), Integer.toString(RATE));
      overrides.put("sources.%s.concurrency".formatted(source), "4");
    }
    return overrides;
  }

  private static JsonNode arrivals() throws Exception {
    return new ObjectMapper().readTree(museum.stats().toURL());
  }

  private static void assertSameAsInOneProcess(Path data) {
    for (LakeTable table : List.of(Objects.TABLE, Images.TABLE)) {
      Lake one = Tables.lakeIn(folder.resolve("one"));
      Tables.assertSameContent(table, one, Tables.lakeIn(data));
    }
  }

  @Test
  void twoExecutorsTogetherKeepTheRateAndBringWhatOneProcessBrings() throws Exception {
    Path data = folder.resolve("two");
    JsonNode before = arrivals();
    Path log = folder.resolve("two.log");

    Process crawl = submission.start("local-cluster[2,1,1024]", Crawl.class, polite(data), log);
    assertThat(crawl.waitFor()).as(() -> read(log)).isZero();
    Process fetch = submission.start("local-cluster[2,1,1024]", Fetch.class, polite(data), log);
    assertThat(fetch.waitFor()).as(() -> read(log)).isZero();

    assertSameAsInOneProcess(data);
    assertThat(arrivals().path("early").asLong() - before.path("early").asLong()).isZero();
  }

  @Test
  void anExecutorThatIsKilledCostsNothing() throws Exception {
    Path data = folder.resolve("killed");
    Path log = folder.resolve("killed.log");
    Process crawl = submission.start("local-cluster[2,1,1024]", Crawl.class, polite(data), log);
    assertThat(crawl.waitFor()).as(() -> read(log)).isZero();

    Process fetch = submission.start("local-cluster[2,1,1024]", Fetch.class, polite(data), log);
    waitUntil(() -> Files.isDirectory(data.resolve("lake/_journal/fetch")) || !fetch.isAlive());
    Optional<ProcessHandle> executor =
        fetch
            .descendants()
            .filter(each -> each.info().commandLine().orElse("").contains("ExecutorBackend"))
            .findFirst();
    assertThat(executor).as(() -> read(log)).isPresent();
    executor.get().destroyForcibly();

    assertThat(fetch.waitFor()).as(() -> read(log)).isZero();
    assertSameAsInOneProcess(data);
  }

  private static void waitUntil(BooleanSupplier moment) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(120);
    while (!moment.getAsBoolean() && Instant.now().isBefore(end)) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (java.io.IOException e) {
      return "no log: " + e.getMessage();
    }
  }
}
