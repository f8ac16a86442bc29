package org.asterism.serving;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder of bundles with one bundle in it, for as long as the service under test runs. */
public final class PublishedGallery implements QuarkusTestResourceLifecycleManager {
  static final int PICTURES = 24;

  private Path bundles;

  @Override
  public Map<String, String> start() {
    try {
      bundles = Files.createTempDirectory("asterism-bundles-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Gallery.publish(bundles, PICTURES, "2026-01-01T00:00:00Z");
    return Map.of("asterism.bundles", bundles.toString(), "asterism.upload.max-bytes", "100000");
  }

  @Override
  public void stop() {
    try (Stream<Path> walk = Files.walk(bundles)) {
      List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
