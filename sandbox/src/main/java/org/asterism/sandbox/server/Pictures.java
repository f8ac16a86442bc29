package org.asterism.sandbox.server;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;
import org.asterism.sandbox.collection.Collection;
import org.asterism.sandbox.collection.Work;
import org.jspecify.annotations.Nullable;

/** The pictures of a collection, in the sizes asked for; recent ones are kept, up to 64 MiB. */
final class Pictures {
  private static final long KEPT_BYTES = 64L << 20;

  private final Collection collection;
  private final Map<String, byte[]> recent = new LinkedHashMap<>(256, 0.75f, true);
  private final Map<String, Facts> facts = new ConcurrentHashMap<>();
  private long keptBytes;

  Pictures(Collection collection) {
    this.collection = collection;
  }

  /**
   * What a record tells about its file.
   *
   * @param bytes length of the file, 0 if it is lost
   * @param sha1 in lower-case hex
   */
  record Facts(int bytes, String sha1) {}

  Facts facts(Work work) {
    return facts.computeIfAbsent(
        work.museum() + work.key(),
        key -> {
          byte[] file = original(work).orElse(new byte[0]);
          return new Facts(file.length, sha1(file));
        });
  }

  Optional<byte[]> original(Work work) {
    return kept(work.museum() + "/" + work.key(), () -> collection.picture(work));
  }

  /** The picture at that width, its own where it is no wider. Nothing if it is lost or broken. */
  Optional<byte[]> atWidth(Work work, int width) {
    if (width >= work.width()) {
      return original(work);
    }
    return kept(
        work.museum() + "/" + work.key() + "@" + width,
        () -> original(work).flatMap(bytes -> scaled(bytes, width)));
  }

  private Optional<byte[]> kept(
      String key, java.util.function.Supplier<Optional<byte[]>> otherwise) {
    byte[] known;
    synchronized (recent) {
      known = recent.get(key);
    }
    if (known != null) {
      return Optional.of(known);
    }
    // Painted outside the lock: two threads may paint the same, and get the same.
    Optional<byte[]> made = otherwise.get();
    made.ifPresent(bytes -> keep(key, bytes));
    return made;
  }

  private void keep(String key, byte[] bytes) {
    synchronized (recent) {
      byte @Nullable [] before = recent.put(key, bytes);
      keptBytes += bytes.length - (before == null ? 0 : before.length);
      var eldest = recent.entrySet().iterator();
      while (keptBytes > KEPT_BYTES && eldest.hasNext()) {
        keptBytes -= eldest.next().getValue().length;
        eldest.remove();
      }
    }
  }

  private static Optional<byte[]> scaled(byte[] bytes, int width) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
      if (image == null) {
        return Optional.empty();
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Thumbnails.of(image).width(width).outputFormat("jpg").outputQuality(0.88).toOutputStream(out);
      return Optional.of(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha1(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK knows SHA-1", e);
    }
  }
}
