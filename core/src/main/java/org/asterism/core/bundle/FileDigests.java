package org.asterism.core.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.asterism.core.Sha256;

/** SHA-256 of files, and forcing them to the disk. */
final class FileDigests {
  private static final int BUFFER = 1 << 16;

  private FileDigests() {}

  static Manifest.Digest of(Path file) throws IOException {
    MessageDigest sha256 = Sha256.digest();
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
        bytes += read;
      }
    }
    return new Manifest.Digest(HexFormat.of().formatHex(sha256.digest()), bytes);
  }

  /** Makes a file, or the names in a folder, survive a power cut. */
  static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
