package org.asterism.core.learned;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.asterism.core.AsterismException;
import org.asterism.core.Sha256;

/**
 * Where the files of models lie: {@code root/encoder/file}.
 *
 * @param lock what they must be
 */
public record ModelFolder(Path root, Lock lock) {
  private static final int CHUNK = 1 << 20;

  public Path of(OnnxSpec spec, ModelFile file) {
    return root.resolve(spec.name()).resolve(file.file());
  }

  /** Whether all files of the encoder are there, whatever is in them. */
  public boolean holds(OnnxSpec spec) {
    return spec.files().stream().allMatch(file -> Files.isRegularFile(of(spec, file)));
  }

  /**
   * Reads all files of an encoder.
   *
   * @return the encoder with the digests its files have
   * @throws AsterismException if one is missing or is not what it must be
   */
  public OnnxSpec pinned(OnnxSpec spec) {
    Map<String, String> digests = new HashMap<>();
    for (ModelFile file : spec.files()) {
      Path path = of(spec, file);
      if (!Files.isRegularFile(path)) {
        throw missing(spec, path);
      }
      String is = digest(path);
      String must = lock.digest(spec, file).orElse(is);
      if (!is.equals(must)) {
        throw mismatch(spec, path, must, is);
      }
      digests.put(file.file(), is);
    }
    return spec.pinned(digests);
  }

  private static AsterismException missing(OnnxSpec spec, Path path) {
    return new AsterismException(
        "The encoder %s is not here".formatted(spec.name()),
        "there is no file %s".formatted(path),
        spec.files().stream().allMatch(file -> file.url() != null)
            ? "Get it with ./asterism models pull %s.".formatted(spec.name())
            : "It cannot be downloaded: export it as %s describes, and put it there."
                .formatted(spec.source() == null ? "its publisher" : spec.source()));
  }

  /** A file that is not what was pinned. */
  public static AsterismException mismatch(OnnxSpec spec, Path path, String must, String is) {
    return new AsterismException(
        "A file of the encoder %s is not the one that was pinned".formatted(spec.name()),
        "%s has the SHA-256 %s and should have %s".formatted(path, is, must),
        ("Delete it and pull it again; if the publisher changed it and you trust that, remove its"
            + " line from the lock file first."));
  }

  /** The SHA-256 of a file, in hexadecimal. */
  public static String digest(Path file) {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
    } catch (IOException e) {
      throw new AsterismException(
          "The file %s cannot be read".formatted(file),
          String.valueOf(e.getMessage()),
          "Check that this user may read it.",
          e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
