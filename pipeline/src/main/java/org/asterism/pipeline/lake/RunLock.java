package org.asterism.pipeline.lake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.asterism.core.AsterismException;
import org.jspecify.annotations.Nullable;

/**
 * Held while stages run on a lake of this machine, for two runs would take each other's journal and
 * staged files away. The operating system gives it back when its process ends, however it ends.
 *
 * <p>A lake in a store such as {@code s3a://} has none: there whoever starts the runs keeps them
 * apart.
 */
public final class RunLock implements AutoCloseable {
  private static final String FILE = "_lock";

  private final @Nullable FileChannel held;

  private RunLock(@Nullable FileChannel held) {
    this.held = held;
  }

  /**
   * @throws AsterismException if another run holds it
   */
  public static RunLock on(Lake lake) {
    Path folder = lake.localFolder().orElse(null);
    if (folder == null) {
      return new RunLock(null);
    }
    FileChannel channel = null;
    boolean isOurs;
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      isOurs = locks(channel);
    } catch (IOException e) {
      // A folder that cannot be written to, or locked: what the stages say of it says more.
      close(channel);
      return new RunLock(null);
    }
    if (!isOurs) {
      close(channel);
      throw new AsterismException(
          "Nothing was run in the lake %s".formatted(lake.root()),
          "another run is under way there",
          "Wait until it has ended, or stop it; what it did so far is kept.");
    }
    return new RunLock(channel);
  }

  /** Whether no other process, and nobody else in this one, had locked it. */
  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    close(held);
  }

  private static void close(@Nullable FileChannel channel) {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      System.getLogger(RunLock.class.getName())
          .log(System.Logger.Level.WARNING, "The lock of a lake was not given back.", e);
    }
  }
}
