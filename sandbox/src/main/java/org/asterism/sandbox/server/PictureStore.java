package org.asterism.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pictures by name: recent ones in memory, up to 64 MiB, and those that were drawn before the
 * doors opened in a temporary file, up to a given size. Safe for threads.
 */
final class PictureStore implements AutoCloseable {
  private static final long RECENT_BYTES = 64L << 20;

  private final Map<String, byte[]> recent = new LinkedHashMap<>(256, 0.75f, true);
  private final Map<String, Place> drawn = new ConcurrentHashMap<>();
  private final Map<String, Facts> facts = new ConcurrentHashMap<>();
  private final @Nullable FileChannel file;
  private final long fileBytes;
  private final AtomicLong end = new AtomicLong();
  private long recentBytes;

  /**
   * @param fileBytes how large the file may grow; 0 for none
   */
  PictureStore(long fileBytes) {
    this.fileBytes = fileBytes;
    this.file = fileBytes == 0 ? null : nameless();
  }

  /** A file that nobody sees and that is gone however this process ends. */
  private static FileChannel nameless() {
    try {
      Path path = Files.createTempFile("asterism-museum-", ".pictures");
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      Files.delete(path);
      return channel;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether there is a file to draw into. */
  boolean keepsDrawn() {
    return file != null;
  }

  private record Place(long start, int length) {}

  /**
   * What a record tells about its file.
   *
   * @param bytes length of the file, 0 if it is lost
   * @param sha1 in lower-case hex
   */
  record Facts(int bytes, String sha1) {}

  Facts facts(String name, Supplier<Optional<byte[]>> picture) {
    Facts known = facts.get(name);
    if (known == null) {
      byte[] bytes = picture.get().orElse(new byte[0]);
      known = new Facts(bytes.length, ContentHash.sha1(bytes));
      facts.put(name, known);
    }
    return known;
  }

  /** The picture of that name, made where it is not kept. */
  Optional<byte[]> get(String name, Supplier<Optional<byte[]>> otherwise) {
    Place place = drawn.get(name);
    if (place != null) {
      return Optional.of(read(place));
    }
    byte[] known;
    synchronized (recent) {
      known = recent.get(name);
    }
    if (known != null) {
      return Optional.of(known);
    }
    // Painted outside the lock: two threads may paint the same, and get the same.
    Optional<byte[]> made = otherwise.get();
    made.ifPresent(bytes -> keepRecent(name, bytes));
    return made;
  }

  private void keepRecent(String name, byte[] bytes) {
    synchronized (recent) {
      byte @Nullable [] before = recent.put(name, bytes);
      recentBytes += bytes.length - (before == null ? 0 : before.length);
      var eldest = recent.entrySet().iterator();
      while (recentBytes > RECENT_BYTES && eldest.hasNext()) {
        recentBytes -= eldest.next().getValue().length;
        eldest.remove();
      }
    }
  }

  /** Keeps it in the file as long as there is room; what no longer fits is made when asked for. */
  void draw(String name, Supplier<Optional<byte[]>> picture) {
    if (file == null || drawn.containsKey(name) || end.get() >= fileBytes) {
      return;
    }
    Optional<byte[]> made = picture.get();
    if (made.isEmpty()) {
      return;
    }
    byte[] bytes = made.get();
    long start = end.getAndAdd(bytes.length);
    if (start + bytes.length > fileBytes) {
      return;
    }
    try {
      ByteBuffer from = ByteBuffer.wrap(bytes);
      while (from.hasRemaining()) {
        file.write(from, start + from.position());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    drawn.put(name, new Place(start, bytes.length));
  }

  private byte[] read(Place place) {
    ByteBuffer to = ByteBuffer.allocate(place.length());
    try {
      while (to.hasRemaining()) {
        Objects.requireNonNull(file).read(to, place.start() + to.position());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return to.array();
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
