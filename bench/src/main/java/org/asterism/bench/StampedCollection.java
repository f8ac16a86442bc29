package org.asterism.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.asterism.sandbox.collection.Collection;
import org.asterism.sandbox.collection.Relation;
import org.asterism.sandbox.collection.Work;

/**
 * A collection whose works share pictures, each with bytes of its own: the work's key stands behind
 * the picture's end, where decoders do not look.
 */
final class StampedCollection implements Collection {
  private final Collection collection;

  /** What was painted, by its name in the collection: painting takes longer than a download. */
  private final Map<String, Optional<byte[]>> painted = new ConcurrentHashMap<>();

  StampedCollection(Collection collection) {
    this.collection = collection;
  }

  @Override
  public String title() {
    return collection.title();
  }

  @Override
  public List<Work> works() {
    return collection.works();
  }

  @Override
  public Optional<byte[]> picture(Work work) {
    return painted
        .computeIfAbsent(collection.pictureName(work), any -> collection.picture(work))
        .map(bytes -> stamped(bytes, work.key()));
  }

  /** Each work has a picture of its own. */
  @Override
  public String pictureName(Work work) {
    return work.key();
  }

  private static byte[] stamped(byte[] bytes, String key) {
    byte[] stamp = key.getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(bytes, bytes.length + stamp.length);
    System.arraycopy(stamp, 0, all, bytes.length, stamp.length);
    return all;
  }

  @Override
  public List<Relation> relations() {
    return collection.relations();
  }
}
