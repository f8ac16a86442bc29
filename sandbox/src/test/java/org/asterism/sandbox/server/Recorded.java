package org.asterism.sandbox.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Responses recorded from the real museums, kept beside the repository. */
final class Recorded {
  private Recorded() {}

  /** The recording, or the test is skipped where recordings are not at hand. */
  static JsonNode response(String path) throws IOException {
    Path file = shared().resolve("data/api-responses").resolve(path);
    assumeTrue(Files.exists(file), "skipped: no recorded response " + path + " in ../shared");
    return new ObjectMapper().readTree(file.toFile());
  }

  /** {@code shared} beside the repository, wherever the module is built from. */
  static Path shared() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("shared/data"))) {
      folder = folder.getParent();
    }
    return folder == null ? Path.of("no-shared-folder") : folder.resolve("shared");
  }

  static Set<String> fields(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
