package org.asterism.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A real file system of so many bytes in memory, which can be full; made by root on Linux alone.
 */
final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /**
   * @param folder is made
   * @param size such as {@code 512k}
   * @return nothing where none may be mounted
   */
  static Optional<SmallDisk> at(Path folder, String size) throws Exception {
    Files.createDirectories(folder);
    return isDone("mount", "-t", "tmpfs", "-o", "size=" + size, "asterism-test", folder.toString())
        ? Optional.of(new SmallDisk(folder))
        : Optional.empty();
  }

  Path folder() {
    return folder;
  }

  void resize(String size) throws Exception {
    remount("size=" + size);
  }

  /** Nothing can be written from now on. */
  void seal() throws Exception {
    remount("ro");
  }

  private void remount(String option) throws Exception {
    if (!isDone("mount", "-o", "remount," + option, folder.toString())) {
      throw new IllegalStateException("the disk cannot be mounted with " + option);
    }
  }

  @Override
  public void close() throws Exception {
    // A file that failed to be written may not be closed yet.
    if (!isDone("umount", "--lazy", folder.toString())) {
      throw new IllegalStateException(folder + " is still mounted");
    }
  }

  private static boolean isDone(String... words) throws InterruptedException {
    try {
      return new ProcessBuilder(new ArrayList<>(List.of(words)))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
