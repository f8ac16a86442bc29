package org.asterism.core.bundle;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.asterism.core.AsterismException;
import org.asterism.core.Sha256;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;

/**
 * Writes one bundle: entries in order of image id, then edges, entities, relations, map and what
 * the encoders learned, each in an order that depends on the content alone, then {@link #publish}.
 * Closing it without publishing leaves nothing behind. Not for several threads.
 *
 * <p>Everything is written beside the finished bundles and renamed at the end, so a killed writer
 * leaves a folder that the next one removes and that no reader looks at. Texts and thumbnails go
 * straight to the disk; vectors stay in memory until the end, 4.7 GB for a million images, and a
 * heap that cannot hold them is refused in time.
 */
public final class BundleWriter implements AutoCloseable {
  private final Path bundles;
  private final WriterLock lock;
  private final Path folder;
  private final ContentHash content = new ContentHash();
  private final CatalogueWriter catalogue;
  private final VectorIndexesWriter indexes = new VectorIndexesWriter();
  private final BufferedWriter thumbnailSums;
  private final List<String> imageIds = new ArrayList<>();
  private long edges;
  private int entities;
  private int relations;

  private BundleWriter(Path bundles, WriterLock lock, Path folder)
      throws IOException, SQLException {
    this.bundles = bundles;
    this.lock = lock;
    this.folder = folder;
    catalogue = new CatalogueWriter(folder.resolve(BundleLayout.CATALOGUE));
    thumbnailSums =
        Files.newBufferedWriter(
            folder.resolve(BundleLayout.THUMBNAIL_SUMS), StandardCharsets.UTF_8);
    content.add("format " + BundleLayout.FORMAT_VERSION);
  }

  /**
   * Begins a bundle in that folder, which is made if needed, and removes what killed writers left.
   *
   * @throws AsterismException if another writer is at work there, or the folder cannot be written
   */
  public static BundleWriter into(Path bundles) {
    try {
      Files.createDirectories(bundles);
      WriterLock lock = WriterLock.on(bundles);
      try {
        Folders.deleteUnfinished(bundles);
        return new BundleWriter(
            bundles, lock, Files.createTempDirectory(bundles, BundleLayout.UNFINISHED));
      } catch (IOException | SQLException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw BundleErrors.unwritable(bundles, e);
    } catch (SQLException e) {
      throw CatalogueWriter.failed(e);
    }
  }

  /**
   * Adds one image.
   *
   * @throws AsterismException if it comes out of order or twice, or a vector is not a unit vector
   *     of the dimension of the others
   */
  public void add(CatalogueEntry entry) {
    String imageId = entry.artwork().imageId();
    if (!imageIds.isEmpty() && imageId.compareTo(imageIds.get(imageIds.size() - 1)) <= 0) {
      throw BundleErrors.badContent(
          "image " + imageId, "it comes twice or not in order of image ids");
    }
    int row = imageIds.size();
    changing(
        () -> {
          catalogue.add(row, entry, indexes.add(imageId, entry));
          writeThumbnail(imageId, entry.thumbnail());
        });
    imageIds.add(imageId);
    hash(imageId, entry);
  }

  private void hash(String imageId, CatalogueEntry entry) {
    content.add("image " + imageId);
    content.add(BundleJson.write(StoredImage.of(entry)));
    content.add(Long.toHexString(entry.dhash()));
    content.add("duplicate of " + entry.duplicateOf());
    for (Affinity affinity : Affinity.values()) {
      Embedding embedding = entry.embedding(affinity);
      content.add(embedding == null ? null : embedding.vector());
      content.add(embedding == null ? "" : Float.toHexString(embedding.confidence()));
    }
    content.add(entry.descriptor());
    content.add(entry.thumbnail());
  }

  private void writeThumbnail(String imageId, byte[] jpeg) throws IOException {
    String name = BundleLayout.thumbnail(imageId);
    write(name, jpeg);
    thumbnailSums.write("%s  %s\n".formatted(Sha256.hexOf(jpeg), name));
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
  }

  /**
   * Adds one edge, after the images.
   *
   * @throws AsterismException if it names an image that was not added
   */
  public void add(CatalogueEdge edge) {
    int src = row(edge.src());
    int dst = row(edge.dst());
    changing(() -> catalogue.add(src, dst, edge));
    edges++;
    content.add("edge " + BundleJson.write(edge));
  }

  private int row(String imageId) {
    int row = Collections.binarySearch(imageIds, imageId);
    if (row < 0) {
      throw BundleErrors.badContent(
          "what belongs to image " + imageId, "this image was not added before it");
    }
    return row;
  }

  /** Adds one node of the knowledge graph. */
  public void add(Entity entity) {
    changing(() -> catalogue.add(entity));
    entities++;
    content.add("entity " + BundleJson.write(entity));
  }

  /** Adds one link of the knowledge graph. */
  public void add(Relation relation) {
    changing(() -> catalogue.add(relation));
    relations++;
    content.add("relation " + BundleJson.write(relation));
  }

  /**
   * Adds where an image lies on the map, after the images.
   *
   * @throws AsterismException if it names an image that was not added
   */
  public void add(MapPoint point) {
    int row = row(point.imageId());
    changing(() -> catalogue.add(row, point));
    content.add("map " + BundleJson.write(point));
  }

  /** Adds one community of the map. */
  public void add(Community community) {
    changing(() -> catalogue.add(community));
    content.add("community " + BundleJson.write(community));
  }

  /**
   * Adds what an encoder learned from the collection.
   *
   * @param name a file name of lower-case letters, digits, dots and hyphens
   */
  public void learned(String name, byte[] bytes) {
    if (!name.matches("[a-z0-9][a-z0-9.-]*")) {
      throw BundleErrors.badContent("what was learned", "%s is no plain name".formatted(name));
    }
    changing(() -> write(BundleLayout.learned(name), bytes));
    content.add("learned " + name);
    content.add(bytes);
  }

  /**
   * Finishes the bundle and makes it the current one. If a sound bundle of the same content is
   * there already, that one stays and becomes the current one.
   *
   * @throws AsterismException if it holds no image, or a model is not named
   */
  public Published publish(Manifest.Origin origin) {
    if (imageIds.isEmpty()) {
      throw BundleErrors.badContent("no images", "a bundle without images answers nothing");
    }
    Map<String, Manifest.Model> models = indexes.models(origin.models());
    content.add("models " + BundleJson.write(models));
    String id = content.id();
    Path target = bundles.resolve(id);
    boolean isNew = !BundleCheck.isSound(target);
    changing(
        () -> {
          catalogue.finish();
          thumbnailSums.close();
          if (isNew) {
            finish(
                new Manifest(
                    BundleLayout.FORMAT_VERSION,
                    id,
                    origin.createdAt(),
                    new Manifest.Counts(imageIds.size(), edges, entities, relations),
                    models,
                    origin.deltaVersions(),
                    Map.of()));
            setAside(target);
            Folders.rename(folder, target);
          }
          Folders.replace(bundles.resolve(BundleLayout.CURRENT), id + "\n");
        });
    return new Published(id, target, isNew);
  }

  private void finish(Manifest withoutFiles) throws IOException {
    indexes.write(folder);
    Map<String, Manifest.Digest> files = new TreeMap<>();
    for (Path file : BundleCheck.filesOfManifest(folder)) {
      files.put(BundleCheck.name(folder, file), FileDigests.of(file));
    }
    BundleJson.writeManifest(withoutFiles.withFiles(files), folder.resolve(BundleLayout.MANIFEST));
    Folders.force(folder);
  }

  /** Moves a damaged bundle of this id out of the way; the next writer removes it. */
  private void setAside(Path target) throws IOException {
    if (Files.exists(target)) {
      Folders.rename(
          target, bundles.resolve(BundleLayout.UNFINISHED + "damaged-" + target.getFileName()));
    }
  }

  /** Gives up what was not published. */
  @Override
  public void close() {
    changing(
        () -> {
          try (lock) {
            thumbnailSums.close();
            catalogue.close();
            Folders.delete(folder);
          }
        });
  }

  private interface Change {
    void run() throws IOException, SQLException;
  }

  private void changing(Change change) {
    try {
      change.run();
    } catch (IOException e) {
      throw BundleErrors.unwritable(bundles, e);
    } catch (UncheckedIOException e) {
      throw BundleErrors.unwritable(bundles, e.getCause());
    } catch (SQLException e) {
      throw CatalogueWriter.failed(e);
    }
  }
}
