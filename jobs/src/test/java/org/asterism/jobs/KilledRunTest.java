package org.asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.asterism.core.bundle.Bundles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, really killed. */
class KilledRunTest {
  @TempDir Path folder;

  @Test
  void runsKilledInThreeStagesEndInWhatAnUninterruptedRunGives() throws Exception {
    Path killed = folder.resolve("killed");
    Path whole = folder.resolve("whole");
    try (Museum museum = new Museum()) {
      killWhen(museum, killed, () -> holdsFiles(killed.resolve("raw")));
      assertThat(killed.resolve("lake/images")).doesNotExist();

      killWhen(museum, killed, () -> hasCommit(killed.resolve("lake/embeddings")));
      assertThat(killed.resolve("lake/edges")).doesNotExist();

      killWhen(museum, killed, () -> holdsFiles(killed.resolve("bundles")));
      assertThat(new Bundles(killed.resolve("bundles")).currentId()).isEmpty();

      assertThat(nightly(museum, killed).waitFor()).isZero();

      Settings settings = museum.settings(whole);
      Jobs.run(TestSession.SPARK, settings, Stages.all(settings));
    }

    Tables.assertSameContent(Tables.lakeIn(whole), Tables.lakeIn(killed));
    assertThat(new Bundles(killed.resolve("bundles")).currentId())
        .isEqualTo(new Bundles(whole.resolve("bundles")).currentId())
        .isPresent();
    try (Stream<Path> left = Files.list(killed.resolve("bundles"))) {
      assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith(".tmp"));
    }
    assertThat(killed.resolve("lake/_staging")).doesNotExist();
  }

  private void killWhen(Museum museum, Path data, BooleanSupplier moment) throws Exception {
    Process run = nightly(museum, data);
    while (run.isAlive() && !moment.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(run.isAlive()).as("still running when its moment came").isTrue();
    // SIGKILL: nothing gets to clean up.
    run.destroyForcibly();
    assertThat(run.waitFor()).isEqualTo(128 + 9);
  }

  private Process nightly(Museum museum, Path data) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Stream.of(System.getProperty("asterism.add-opens").split(" "))
        .filter(option -> !option.isBlank())
        .forEach(command::add);
    command.add("-Xmx2g");
    command.add("-Dspark.master=local[2]");
    command.add("-Dspark.driver.host=127.0.0.1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Nightly.class.getName());
    command.add("--conf");
    command.add(Conf.FILE.toString());
    museum
        .overrides(data)
        .forEach(
            (key, value) -> {
              command.add("--set");
              command.add(key + "=" + value);
            });
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
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
