package org.asterism.core.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.asterism.core.AsterismException;

/** Compares a bundle's files with its manifest. */
final class BundleCheck {
  private static final String SUM_SEPARATOR = "  ";

  private BundleCheck() {}

  /** The files the manifest itself lists, in order of their names. */
  static List<Path> filesOfManifest(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> !name(folder, file).equals(BundleLayout.MANIFEST))
          .filter(file -> !name(folder, file).startsWith(BundleLayout.THUMBNAILS + "/"))
          .sorted()
          .toList();
    }
  }

  /** A file's path in the bundle, with slashes everywhere. */
  static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  static boolean isSound(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try {
      verify(folder);
      return true;
    } catch (AsterismException damaged) {
      return false;
    }
  }

  /**
   * Reads every file of a bundle, several at a time.
   *
   * @throws AsterismException naming the first file that is missing or differs
   */
  static Manifest verify(Path folder) {
    Manifest manifest = BundleJson.readManifest(folder);
    manifest.files().entrySet().parallelStream().forEach(file -> verify(folder, file));
    for (String required : List.of(BundleLayout.CATALOGUE, BundleLayout.THUMBNAIL_SUMS)) {
      if (!manifest.files().containsKey(required)) {
        throw BundleErrors.damaged(folder, required, "the manifest does not list it");
      }
    }
    Path sums = folder.resolve(BundleLayout.THUMBNAIL_SUMS);
    try (Stream<String> lines = Files.lines(sums, StandardCharsets.UTF_8)) {
      lines.parallel().forEach(line -> verifyThumbnail(folder, line));
    } catch (IOException e) {
      throw BundleErrors.unreadable(sums, e);
    }
    return manifest;
  }

  private static void verify(Path folder, Map.Entry<String, Manifest.Digest> expected) {
    String name = expected.getKey();
    Manifest.Digest found = digest(folder, name);
    if (found.bytes() != expected.getValue().bytes()) {
      throw BundleErrors.damaged(
          folder,
          name,
          "it has %d bytes instead of %d".formatted(found.bytes(), expected.getValue().bytes()));
    }
    requireSame(folder, name, expected.getValue().sha256(), found);
  }

  private static void verifyThumbnail(Path folder, String line) {
    String[] parts = line.split(SUM_SEPARATOR, 2);
    if (parts.length != 2) {
      throw BundleErrors.damaged(folder, BundleLayout.THUMBNAIL_SUMS, "a line is cut short");
    }
    requireSame(folder, parts[1], parts[0], digest(folder, parts[1]));
  }

  private static void requireSame(Path folder, String name, String sha256, Manifest.Digest found) {
    if (!found.sha256().equals(sha256)) {
      throw BundleErrors.damaged(
          folder, name, "its content is not what was written (SHA-256 differs)");
    }
  }

  private static Manifest.Digest digest(Path folder, String name) {
    Path file = folder.resolve(name);
    if (!file.normalize().startsWith(folder.normalize()) || !Files.isRegularFile(file)) {
      throw BundleErrors.damaged(folder, name, "it is missing");
    }
    try {
      return FileDigests.of(file);
    } catch (IOException e) {
      throw BundleErrors.unreadable(file, e);
    }
  }
}
