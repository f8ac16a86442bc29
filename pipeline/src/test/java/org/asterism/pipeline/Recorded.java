package org.asterism.pipeline;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Answers recorded from the real museums, kept beside the repository. */
public final class Recorded {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Recorded() {}

  /** All JSON files under that folder, or the test is skipped where recordings are not at hand. */
  public static List<Path> answers(String folder) {
    Path recorded = shared().resolve("data/api-responses").resolve(folder);
    assumeTrue(
        Files.isDirectory(recorded), "skipped: no recorded answers " + folder + " in ../shared");
    try (Stream<Path> files = Files.walk(recorded)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code shared} beside the repository, wherever the module is built from. */
  private static Path shared() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("shared/data"))) {
      folder = folder.getParent();
    }
    return folder == null ? Path.of("no-shared-folder") : folder.resolve("shared");
  }
}
