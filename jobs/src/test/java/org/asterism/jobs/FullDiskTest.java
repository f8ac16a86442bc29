package org.asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.asterism.core.AsterismException;
import org.asterism.core.Sha256;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.fetch.Images;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.server.SandboxOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are really full, or may really not be written. */
class FullDiskTest {
  @TempDir static Path folder;

  private static Museum museum;
  private @Nullable SmallDisk disk;

  @BeforeAll
  static void aCrawlWithRoom() {
    museum = new Museum(GeneratedCollection.of(6, 18), SandboxOptions.wellBehaved());
    run(museum.settings(folder.resolve("calm")));
  }

  @BeforeEach
  void aSmallDisk() throws Exception {
    disk = SmallDisk.at(folder.resolve("disk"), "256k").orElse(null);
    assumeTrue(disk != null, "a disk that is full needs root, who alone may mount one");
  }

  @AfterEach
  void unmount() throws Exception {
    if (disk != null) {
      disk.close();
    }
  }

  @AfterAll
  static void closeMuseum() {
    museum.close();
  }

  private static void run(Settings settings) {
    Jobs.run(TestSession.SPARK, settings, List.of(Stages.crawl(settings), Stages.fetch(settings)));
  }

  private static Settings settings(Path lake, Path raw) {
    Map<String, String> overrides = new LinkedHashMap<>(museum.overrides(folder));
    overrides.put("lake", lake.toString());
    overrides.put("raw", raw.toString());
    return JobOptions.settings(Conf.FILE, overrides);
  }

  /** What a person would be told. */
  private static @Nullable String complaint(Settings settings) {
    try {
      run(settings);
      return null;
    } catch (Throwable failure) {
      // Spark's own failures are checked, though no Java signature says so.
      AsterismException known = Jobs.knownCause(failure);
      if (known == null) {
        throw new AssertionError("it does not explain itself", failure);
      }
      return known.getMessage();
    }
  }

  private static void assertSameAsWithRoom(Path data) {
    for (var table : List.of(Objects.TABLE, Images.TABLE)) {
      Tables.assertSameContent(table, Tables.lakeIn(folder.resolve("calm")), Tables.lakeIn(data));
    }
  }

  private static List<Path> files(Path root) throws Exception {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void aFullRawStoreIsNamedHoldsOnlyWholePicturesAndTheNextRunGoesOn() throws Exception {
    Path data = folder.resolve("raw-full");
    Settings settings = settings(data.resolve("lake"), disk.folder());

    assertThat(complaint(settings))
        .startsWith(
            "The raw store %s cannot be written: No space left on device".formatted(disk.folder()))
        .contains("what it holds is safe");

    List<Path> held = files(disk.folder());
    assertThat(held).isNotEmpty();
    for (Path picture : held) {
      assertThat(picture.getFileName().toString())
          .startsWith(Sha256.hexOf(Files.readAllBytes(picture)));
    }

    disk.resize("64m");
    run(settings);

    assertSameAsWithRoom(data);
  }

  @Test
  void aFullLakeIsNamedWhateverItWasToTakeAndTheNextRunGoesOn() throws Exception {
    Settings settings = settings(disk.folder().resolve("lake"), folder.resolve("raw"));
    List<String> complaints = new ArrayList<>();

    for (String size : List.of("24k", "160k", "320k", "64m")) {
      disk.resize(size);
      String complaint = complaint(settings);
      if (complaint != null) {
        complaints.add(complaint);
      }
    }

    System.out.println(String.join(System.lineSeparator(), complaints));
    assertThat(complaints)
        .hasSizeBetween(2, 3)
        .allSatisfy(
            complaint ->
                assertThat(complaint)
                    .contains(disk.folder().toString())
                    .containsAnyOf("cannot be written", "cannot write"));
    assertSameAsWithRoom(disk.folder());
  }

  @Test
  void aLakeThatMayNotBeWrittenIsNamedAndLeftAlone() throws Exception {
    disk.resize("64m");
    Settings settings = settings(disk.folder().resolve("lake"), folder.resolve("raw"));
    Jobs.run(TestSession.SPARK, settings, List.of(Stages.crawl(settings)));
    List<Path> before = files(disk.folder());

    disk.seal();
    String complaint = complaint(settings);

    assertThat(complaint).contains(disk.folder().toString()).contains("may be written");
    assertThat(files(disk.folder())).isEqualTo(before);
  }
}
