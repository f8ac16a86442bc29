package org.asterism.pipeline.fetch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.lake.WholeFiles;

/**
 * The bytes of all pictures, addressed by their content: {@code ab/abcdef….jpg} under a local path
 * or a URI such as {@code s3a://bucket/raw}, and their thumbnails. A file that is there is whole.
 */
public final class RawStore implements Serializable {
  private static final long serialVersionUID = 1;

  /** Why a picture cannot be looked at whose file somebody removed. */
  public static final String GONE = "its file is no longer in the raw store";

  private static final String THUMBNAILS = "thumbnails";

  private final WholeFiles files;

  public RawStore(SparkSession spark, String root) {
    this.files = new WholeFiles(spark, root);
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
    return put(thumbnail(Integer.toString(longSide), sha256), jpeg);
  }

  private String put(String name, byte[] bytes) {
    try {
      if (!files.holds(name)) {
        files.write(name, bytes);
      }
      return name;
    } catch (IOException e) {
      throw unusable("written", e);
    }
  }

  private AsterismException unusable(String how, IOException cause) {
    return new AsterismException(
        "The raw store %s cannot be %s".formatted(files.root(), how),
        String.valueOf(cause.getMessage()),
        "See that it has room and may be used with these credentials; what it holds is safe.",
        cause);
  }

  /** Removes what killed runs left half written. */
  void clearPartial() {
    try {
      files.clearPartial();
    } catch (IOException e) {
      throw unusable("written", e);
    }
  }

  /** The bytes at a path that was returned when they were put; nothing if they are gone. */
  public Optional<byte[]> find(String name) {
    try {
      return Optional.of(files.read(name));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unusable("read", e);
    }
  }

  /**
   * The bytes at a path that was returned when they were put.
   *
   * @throws AsterismException if they are gone
   */
  public byte[] read(String name) {
    try {
      return files.read(name);
    } catch (IOException e) {
      throw unusable("read", e);
    }
  }

  /** Removes a picture and its thumbnails of every size; they need not be there. */
  public void forget(String sha256, String path) {
    try {
      files.delete(path);
      for (String size : files.namesIn(THUMBNAILS)) {
        files.delete(thumbnail(size, sha256));
      }
    } catch (IOException e) {
      throw unusable("written", e);
    }
  }

  private static String thumbnail(String size, String sha256) {
    return "%s/%s/%s/%s.jpg".formatted(THUMBNAILS, size, sha256.substring(0, 2), sha256);
  }
}
