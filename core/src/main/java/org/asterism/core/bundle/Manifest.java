package org.asterism.core.bundle;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.asterism.core.affinity.Affinity;

/**
 * What a bundle says about itself: {@code manifest.json}.
 *
 * @param formatVersion the layout it was written in, see {@link BundleLayout#FORMAT_VERSION}
 * @param id the hash of its content
 * @param createdAt when it was published
 * @param counts how much it holds
 * @param models the encoder of each affinity that has vectors, by {@link Affinity#key}
 * @param deltaVersions the version of each table it was made from, by table name
 * @param files every file but this one and those {@code thumbnails.sha256} lists, by path
 */
public record Manifest(
    int formatVersion,
    String id,
    Instant createdAt,
    Counts counts,
    Map<String, Model> models,
    Map<String, Long> deltaVersions,
    Map<String, Digest> files) {

  public Manifest {
    models = new TreeMap<>(models);
    deltaVersions = new TreeMap<>(deltaVersions);
    files = new TreeMap<>(files);
  }

  Manifest withFiles(Map<String, Digest> written) {
    return new Manifest(formatVersion, id, createdAt, counts, models, deltaVersions, written);
  }

  /** How many of each a bundle holds. */
  public record Counts(int images, long edges, int entities, int relations) {}

  /**
   * An encoder.
   *
   * @param name with its version
   * @param dimension numbers per vector
   * @param images how many images have a vector of it
   */
  public record Model(String name, int dimension, int images) {}

  /**
   * A file as it should be.
   *
   * @param sha256 lower-case hexadecimal
   * @param bytes its size
   */
  public record Digest(String sha256, long bytes) {}

  /**
   * Where the content of a bundle comes from. Only the models count towards the bundle's id.
   *
   * @param models the encoder's name and version for each affinity
   * @param deltaVersions the version of each table read, by table name
   * @param createdAt when the batch published
   */
  public record Origin(
      Map<Affinity, String> models, Map<String, Long> deltaVersions, Instant createdAt) {
    public Origin {
      models = Map.copyOf(models);
      deltaVersions = Map.copyOf(deltaVersions);
    }
  }
}
