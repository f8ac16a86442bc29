package org.asterism.core.bundle;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.asterism.core.AsterismException;

/** One writer at a time in a folder of bundles. The system frees it when the process dies. */
final class WriterLock implements AutoCloseable {
  private final FileChannel channel;

  private WriterLock(FileChannel channel) {
    this.channel = channel;
  }

  static WriterLock on(Path bundles) throws IOException {
    FileChannel channel =
        FileChannel.open(
            bundles.resolve(BundleLayout.LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    if (!isTaken(channel)) {
      channel.close();
      throw new AsterismException(
          "No bundle can be written into %s".formatted(bundles),
          "another run is writing one there",
          "Wait until it ends, or publish into another folder.");
    }
    return new WriterLock(channel);
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
