package org.asterism.core.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.formal.FormalEncoder;
import org.jspecify.annotations.Nullable;

/**
 * An open bundle, for many threads. Whoever may close it while others read wraps each use in {@link
 * #reading}.
 */
public final class Bundle implements AutoCloseable {
  /** The only format that is written and read; the number of any other is refused by name. */
  public static final int FORMAT_VERSION = BundleLayout.FORMAT_VERSION;

  private final Path folder;
  private final Manifest manifest;
  private final Connections connections;
  private final Catalogue catalogue;
  private final boolean isServedByDescriptors;
  private final Columns columns;
  private final CollectionSummary summary;
  private final KnowledgeGraph knowledge;
  private final Map<Affinity, VectorIndex> indexes = new EnumMap<>(Affinity.class);
  private final Readers readers = new Readers();

  private Bundle(Path folder, Manifest manifest) throws IOException {
    this.folder = folder;
    this.manifest = manifest;
    connections = new Connections(folder.resolve(BundleLayout.CATALOGUE));
    catalogue = new Catalogue(connections);
    Manifest.Model formal = manifest.models().get(Affinity.FORMAL.key());
    isServedByDescriptors = formal != null && formal.name().equals(FormalEncoder.MODEL);
    columns = Columns.read(connections, manifest.counts().images());
    summary = catalogue.summary();
    knowledge = KnowledgeGraph.read(connections);
    for (Affinity affinity : Affinity.values()) {
      if (manifest.models().containsKey(affinity.key())) {
        Path file = folder.resolve(BundleLayout.index(affinity));
        indexes.put(affinity, new VectorIndex(file, columns.rowsByOrdinal(affinity)));
      }
    }
  }

  /**
   * Opens the bundle that is in use.
   *
   * @param bundles the folder the batch publishes into
   * @throws org.asterism.core.AsterismException if there is none or it is damaged
   */
  public static Bundle openCurrent(Path bundles) {
    return open(new Bundles(bundles).current().orElseThrow(() -> BundleErrors.none(bundles)));
  }

  /**
   * Opens one bundle after reading all of its files.
   *
   * @throws org.asterism.core.AsterismException if its format is another, or a file is missing or
   *     is not what was written, naming that file
   */
  public static Bundle open(Path folder) {
    Manifest manifest = BundleCheck.verify(folder);
    try {
      return new Bundle(folder, manifest);
    } catch (IOException e) {
      throw BundleErrors.unreadable(folder, e);
    }
  }

  public String id() {
    return manifest.id();
  }

  public Manifest manifest() {
    return manifest;
  }

  public CollectionSummary summary() {
    return summary;
  }

  /** What is known of every image at once. */
  public Columns columns() {
    return columns;
  }

  public CatalogueImage image(int row) {
    return catalogue.image(row);
  }

  public Optional<CatalogueImage> image(String imageId) {
    OptionalInt row = columns.row(imageId);
    return row.isPresent() ? Optional.of(image(row.getAsInt())) : Optional.empty();
  }

  /**
   * @return a JPEG file, if the bundle holds the image
   */
  public Optional<byte[]> thumbnail(String imageId) {
    return columns.row(imageId).isPresent()
        ? Optional.of(bytes(BundleLayout.thumbnail(imageId)))
        : Optional.empty();
  }

  /** What an encoder learned, by the name it was added under. */
  public Optional<byte[]> learned(String name) {
    String file = BundleLayout.learned(name);
    return manifest.files().containsKey(file) ? Optional.of(bytes(file)) : Optional.empty();
  }

  private byte[] bytes(String name) {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (NoSuchFileException e) {
      throw BundleErrors.damaged(folder, name, "it is missing", e);
    } catch (IOException e) {
      throw BundleErrors.unreadable(folder.resolve(name), e);
    }
  }

  /** The unit vector of an image, or null if it has none; not to be changed. */
  public float @Nullable [] vector(Affinity affinity, int row) {
    OptionalInt ordinal = columns.ordinal(affinity, row);
    VectorIndex index = indexes.get(affinity);
    return ordinal.isEmpty() || index == null ? null : index.vector(ordinal.getAsInt());
  }

  /**
   * The formal descriptor of an image, which reasons are made of, whichever encoder made its formal
   * vector; null if it has none.
   */
  public float @Nullable [] descriptor(int row) {
    return isServedByDescriptors
        ? vector(Affinity.FORMAL, row)
        : catalogue.descriptor(row).orElse(null);
  }

  /** How far an image's vector is to be believed, in (0, 1]; 0 if it has none. */
  public float confidence(Affinity affinity, int row) {
    return columns.confidence(affinity, row);
  }

  /** Numbers per vector of an affinity, if any image has one. */
  public OptionalInt dimension(Affinity affinity) {
    VectorIndex index = indexes.get(affinity);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index.dimension());
  }

  /**
   * Searches one affinity's index, which finds nearly all of the nearest.
   *
   * @param query a unit vector of that affinity's dimension
   * @param allowed which rows may be found
   * @return rows, nearest first, at most {@code count}
   */
  public int[] nearest(Affinity affinity, float[] query, int count, IntPredicate allowed) {
    VectorIndex index = indexes.get(affinity);
    return index == null ? new int[0] : index.nearest(query, count, allowed);
  }

  /**
   * Where images lie on the map of the collection: all of them, or those that rank highest.
   *
   * @param count the most there may be
   */
  public List<MapEntry> map(int count) {
    return catalogue.map(count);
  }

  /** The communities of the map, the largest first. */
  public List<Community> communities() {
    return catalogue.communities();
  }

  /** The edges that begin or end at an image; one kept in both directions comes twice. */
  public List<Link> links(int row) {
    return catalogue.links(row);
  }

  public KnowledgeGraph knowledge() {
    return knowledge;
  }

  /**
   * Finds words in titles, artists, subjects, movements and descriptions, accents and case aside.
   *
   * @param words each must occur; the last may be the beginning of a word
   */
  public TextHits search(String words, int limit) {
    return catalogue.search(words, limit);
  }

  /** Rows to start from, spread over movements and sources, the same for the same bundle. */
  public List<Integer> samples(int count) {
    return catalogue.samples(count);
  }

  /**
   * Reads with the promise that the bundle stays open meanwhile.
   *
   * @return what {@code use} returns, or empty without calling it if the bundle is being closed
   */
  public <T> Optional<T> reading(Function<Bundle, T> use) {
    if (!readers.enter()) {
      return Optional.empty();
    }
    try {
      return Optional.of(use.apply(this));
    } finally {
      readers.leave();
    }
  }

  /** Waits until nobody is {@link #reading}, then closes. */
  @Override
  public void close() {
    if (readers.closeAndAwait()) {
      indexes.values().forEach(VectorIndex::close);
      connections.close();
    }
  }
}
