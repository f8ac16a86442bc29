package org.asterism.pipeline.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The bytes of all pictures, addressed by their content: {@code ab/abcdef….jpg} under a local path
 * or a URI such as {@code s3a://bucket/raw}, and their thumbnails. A file that is there is whole.
 */
public final class RawStore implements Serializable {
  private static final long serialVersionUID = 1;

  private final String root;
  private final SerializableConfiguration configuration;

  public RawStore(SparkSession spark, String root) {
    this.root = root;
    this.configuration = new SerializableConfiguration(spark.sessionState().newHadoopConf());
  }

  /**
   * Keeps the bytes, unless they are there already.
   *
   * @return the path relative to the root
   */
  String put(String sha256, String extension, byte[] bytes) {
    return put("%s/%s.%s".formatted(sha256.substring(0, 2), sha256, extension), bytes);
  }

  /**
   * Keeps a JPEG made from the picture of that hash.
   *
   * @param longSide its size in pixels
   * @return the path relative to the root
   */
  public String putThumbnail(String sha256, int longSide, byte[] jpeg) {
    String name = "thumbnails/%d/%s/%s.jpg".formatted(longSide, sha256.substring(0, 2), sha256);
    return put(name, jpeg);
  }

  private String put(String name, byte[] bytes) {
    Path target = new Path(root, name);
    try {
      FileSystem files = fileSystem(target);
      if (!files.exists(target)) {
        Path partial = new Path(partialFolder(), UUID.randomUUID().toString());
        try (OutputStream out = files.create(partial)) {
          out.write(bytes);
        }
        files.mkdirs(target.getParent());
        // Another task may have brought the same bytes meanwhile.
        if (!files.rename(partial, target)) {
          files.delete(partial, false);
        }
      }
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes what killed runs left half written. */
  void clearPartial() {
    try {
      fileSystem(partialFolder()).delete(partialFolder(), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path partialFolder() {
    return new Path(root, "_partial");
  }

  /** The bytes at a path that was returned when they were put. */
  public byte[] read(String name) {
    Path path = new Path(root, name);
    try (InputStream in = fileSystem(path).open(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileSystem fileSystem(Path path) throws IOException {
    FileSystem files = path.getFileSystem(configuration.value());
    // The name is the checksum.
    files.setWriteChecksum(false);
    return files;
  }
}
