package org.asterism.core.bundle;

import java.nio.ByteBuffer;

/** Floats as bytes, four each, the most significant first. */
final class FloatBytes {
  private FloatBytes() {}

  static byte[] of(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  static float[] read(byte[] bytes) {
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return values;
  }
}
