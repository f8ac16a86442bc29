package org.asterism.core.bundle;

import static java.util.Comparator.reverseOrder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Folders that change all at once. */
final class Folders {
  private Folders() {}

  static void delete(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path path : walk.sorted(reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  static void deleteUnfinished(Path bundles) throws IOException {
    List<Path> leftovers;
    try (Stream<Path> children = Files.list(bundles)) {
      leftovers = children.filter(BundleLayout::isUnfinished).toList();
    }
    for (Path leftover : leftovers) {
      delete(leftover);
    }
  }

  /** Forces every file and folder below to the disk, several at a time: the disk merges them. */
  static void force(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      walk.parallel()
          .forEach(
              path -> {
                try {
                  FileDigests.force(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    FileDigests.force(to.getParent());
  }

  /** Replaces a small text file: a reader sees the old text or the new one. */
  static void replace(Path file, String text) throws IOException {
    Path unfinished = file.resolveSibling(BundleLayout.UNFINISHED + file.getFileName().toString());
    Files.writeString(unfinished, text, StandardCharsets.UTF_8);
    FileDigests.force(unfinished);
    rename(unfinished, file);
  }
}
