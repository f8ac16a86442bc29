package org.asterism.sandbox.server;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What stands for a content: equal for equal bytes alone. */
final class ContentHash {
  private ContentHash() {}

  /** In lower-case hex, as Commons tells it of its files. */
  static String sha1(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK knows SHA-1", e);
    }
  }
}
