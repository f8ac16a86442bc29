package org.asterism.pipeline.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Files under one root, on this machine or in an object store, each whole as soon as it is there: a
 * process that is killed leaves a file or none. May be sent to executors.
 */
public final class WholeFiles implements Serializable {
  private static final long serialVersionUID = 1;

  /** The scheme of files on this machine. */
  private static final String HERE = "file";

  /** Here a file appears when its stream is closed, and renaming would copy it. */
  private static final Set<String> APPEARING_WHOLE = Set.of("s3a", "s3", "gs");

  private final String root;
  private final SerializableConfiguration configuration;

  /**
   * @param root a local path or a URI such as {@code s3a://bucket/raw}
   */
  public WholeFiles(SparkSession spark, String root) {
    this.root = root;
    this.configuration = new SerializableConfiguration(spark.sessionState().newHadoopConf());
  }

  public String root() {
    return root;
  }

  /** Keeps the bytes under that name, in place of what is there. */
  public void write(String name, byte[] bytes) throws IOException {
    Path target = path(name);
    FileSystem files = fileSystem();
    if (APPEARING_WHOLE.contains(files.getScheme())) {
      writeTo(files, target, bytes);
      return;
    }
    if (isHere(files)) {
      writeHere(target, bytes);
      return;
    }
    Path partial = new Path(partialFolder(), UUID.randomUUID().toString());
    try {
      writeTo(files, partial, bytes);
      files.mkdirs(target.getParent());
      // Another task may have brought the same meanwhile.
      if (!files.rename(partial, target)) {
        files.delete(partial, false);
      }
    } catch (IOException e) {
      discard(files, partial, e);
      throw e;
    }
  }

  /** Hadoop would start a process for each file, to set its permissions. */
  private void writeHere(Path target, byte[] bytes) throws IOException {
    java.nio.file.Path partial = here(partialFolder()).resolve(UUID.randomUUID().toString());
    java.nio.file.Path whole = here(target);
    try {
      inFolder(partial, () -> Files.write(partial, bytes));
      inFolder(whole, () -> Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE));
    } catch (IOException e) {
      discard(partial, e);
      throw e;
    }
  }

  /** What puts a file somewhere. */
  private interface Putting {
    void run() throws IOException;
  }

  /** Makes the folder only where it lacks, which is seldom. */
  private static void inFolder(java.nio.file.Path file, Putting putting) throws IOException {
    try {
      putting.run();
    } catch (NoSuchFileException e) {
      Files.createDirectories(file.getParent());
      putting.run();
    }
  }

  private static boolean isHere(FileSystem files) {
    return HERE.equals(files.getUri().getScheme());
  }

  private static java.nio.file.Path here(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath()).toAbsolutePath();
  }

  private static void writeTo(FileSystem files, Path path, byte[] bytes) throws IOException {
    try (OutputStream out = files.create(path)) {
      out.write(bytes);
    } catch (FSError e) {
      // What Hadoop makes of a local disk that is full.
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
    }
  }

  private static void discard(java.nio.file.Path partial, IOException why) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  private static void discard(FileSystem files, Path partial, IOException why) {
    try {
      files.delete(partial, false);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  public boolean holds(String name) throws IOException {
    FileSystem files = fileSystem();
    return isHere(files) ? Files.exists(here(path(name))) : files.exists(path(name));
  }

  public byte[] read(String name) throws IOException {
    FileSystem files = fileSystem();
    if (isHere(files)) {
      return readHere(here(path(name)));
    }
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    }
  }

  /** Hadoop would look for a file of checksums first, and read in small pieces. */
  private static byte[] readHere(java.nio.file.Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      FileNotFoundException missing = new FileNotFoundException(file + " is not there");
      missing.initCause(e);
      throw missing;
    }
  }

  public InputStream open(String name) throws IOException {
    return fileSystem().open(path(name));
  }

  /** The names right under a folder, in order; none if there is no such folder. */
  public List<String> namesIn(String folder) throws IOException {
    try {
      return Arrays.stream(fileSystem().listStatus(path(folder)))
          .map(FileStatus::getPath)
          .map(Path::getName)
          .sorted()
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  /** Removes a file, or a folder with all in it; it need not be there. */
  public void delete(String name) throws IOException {
    fileSystem().delete(path(name), true);
  }

  /** Removes what killed processes left half written. */
  public void clearPartial() throws IOException {
    fileSystem().delete(partialFolder(), true);
  }

  /** The root itself for an empty name. */
  private Path path(String name) {
    return name.isEmpty() ? new Path(root) : new Path(root, name);
  }

  private Path partialFolder() {
    return new Path(root, "_partial");
  }

  private FileSystem fileSystem() throws IOException {
    Path path = new Path(root);
    FileSystem files = path.getFileSystem(configuration.value());
    // Each file's content is checked by who reads it.
    files.setWriteChecksum(false);
    return files;
  }
}
