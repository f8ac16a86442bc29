package org.asterism.core.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.asterism.core.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The hash of what was added to a bundle, in the order it was added. Every part is preceded by its
 * length, so that no two contents give the same bytes.
 */
final class ContentHash {
  /** 96 bits: two different contents collide with a chance of 1 in 10²⁰ after 10⁴ bundles. */
  private static final int ID_BYTES = 12;

  private final MessageDigest sha256 = Sha256.digest();
  private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);

  void add(String text) {
    add(text.getBytes(StandardCharsets.UTF_8));
  }

  void add(byte[] bytes) {
    addLength(bytes.length);
    sha256.update(bytes);
  }

  void add(float @Nullable [] vector) {
    if (vector == null) {
      addLength(-1);
      return;
    }
    add(FloatBytes.of(vector));
  }

  private void addLength(int value) {
    sha256.update(length.clear().putInt(value).flip());
  }

  /** Ends the hash. */
  String id() {
    return HexFormat.of().formatHex(Arrays.copyOf(sha256.digest(), ID_BYTES));
  }
}
