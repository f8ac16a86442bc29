package org.asterism.sandbox.neo4j;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A line of the file {@code auth.ini}, from which an empty Neo4j takes its first user. */
final class InitialPassword {
  private static final int ITERATIONS = 1024;

  private InitialPassword() {}

  /** The user and the salted hash of the password, as the server stores them. */
  static String line(String user, String password) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      // On one machine, for practice: the salt may be anything.
      byte[] salt = sha256.digest(user.getBytes(StandardCharsets.UTF_8));
      sha256.update(salt);
      byte[] hash = sha256.digest(password.getBytes(StandardCharsets.UTF_8));
      for (int i = 1; i < ITERATIONS; i++) {
        hash = sha256.digest(hash);
      }
      HexFormat hex = HexFormat.of().withUpperCase();
      return "%s:SHA-256,%s,%s,%d:"
          .formatted(user, hex.formatHex(hash), hex.formatHex(salt), ITERATIONS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
