package org.asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.spark.sql.delta.DeltaLog;
import org.asterism.core.bundle.Bundles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nights in processes of their own, killed where what was crawled becomes a bundle; {@link
 * KilledCrawlTest} kills them before that.
 */
class KilledRunTest {
  @TempDir Path folder;

  @Test
  void runsKilledInTwoStagesEndInWhatAnUninterruptedRunGives() throws Exception {
    // Both nights have the same settings, folders too, so that both take up what is done already.
    Path data = folder.resolve("data");
    Path before = folder.resolve("before");
    Path killed = folder.resolve("killed");
    try (Museum museum = new Museum(45)) {
      Settings settings = museum.settings(data);
      Jobs.run(
          TestSession.SPARK,
          settings,
          List.of(
              Stages.crawl(settings),
              Stages.fetch(settings),
              Stages.enrich(settings),
              Stages.walk(settings)));
      copy(data, before);

      killWhen(museum, data, () -> hasCommit(data.resolve("lake/embeddings")));
      assertThat(data.resolve("lake/edges")).doesNotExist();

      killWhen(museum, data, () -> holdsFiles(data.resolve("bundles")));
      assertThat(new Bundles(data.resolve("bundles")).currentId()).isEmpty();

      Jobs.run(TestSession.SPARK, settings, Stages.all(settings));

      Files.move(data, killed);
      Files.move(before, data);
      // Delta remembers the tables that were at this path.
      DeltaLog.clearCache();
      Jobs.run(TestSession.SPARK, settings, Stages.all(settings));
    }

    Tables.assertSameContent(Tables.lakeIn(data), Tables.lakeIn(killed));
    assertThat(new Bundles(killed.resolve("bundles")).currentId())
        .isEqualTo(new Bundles(data.resolve("bundles")).currentId())
        .isPresent();
    try (Stream<Path> left = Files.list(killed.resolve("bundles"))) {
      assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith(".tmp"));
    }
    assertThat(killed.resolve("lake/_staging")).doesNotExist();
  }

  private void killWhen(Museum museum, Path data, BooleanSupplier moment) throws Exception {
    try (Submission run = nightly(museum, data)) {
      while (run.isRunning() && !moment.getAsBoolean()) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      run.kill();
    }
  }

  private Submission nightly(Museum museum, Path data) throws IOException {
    return Submission.of(
        Submission.ONE_PROCESS,
        Nightly.class,
        museum.overrides(data),
        folder.resolve("submission"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static boolean holdsFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(Files::isRegularFile);
    } catch (IOException | java.io.UncheckedIOException e) {
      return false;
    }
  }

  private static boolean hasCommit(Path table) {
    return Files.exists(table.resolve("_delta_log/00000000000000000000.json"));
  }
}
