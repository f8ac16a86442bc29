package org.asterism.pipeline.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A block as bytes, little-endian: how many pictures, their dimension, how many bytes the ids take,
 * the ids with a line break after each, the vectors.
 */
final class BlockFile {
  private static final int HEAD = 3 * Integer.BYTES;

  private BlockFile() {}

  static byte[] bytes(Block block) {
    byte[] ids = (String.join("\n", block.ids()) + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer =
        ByteBuffer.allocate(HEAD + ids.length + block.numbers().length * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(block.size())
            .putInt(block.dimension())
            .putInt(ids.length)
            .put(ids);
    buffer.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(block.numbers());
    return buffer.array();
  }

  static Block block(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int size = buffer.getInt();
    int dimension = buffer.getInt();
    int idBytes = buffer.getInt();
    String[] ids = new String(bytes, HEAD, idBytes, StandardCharsets.UTF_8).split("\n", -1);
    float[] numbers = new float[size * dimension];
    buffer.position(HEAD + idBytes);
    buffer.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
    return new Block(Arrays.copyOf(ids, size), dimension, numbers);
  }

  static byte[] bytes(float[] numbers) {
    ByteBuffer buffer =
        ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(numbers);
    return buffer.array();
  }

  static float[] numbers(byte[] bytes) {
    float[] numbers = new float[bytes.length / Float.BYTES];
    read(bytes, numbers, 0);
    return numbers;
  }

  /**
   * @param into takes the numbers
   * @param from where the first goes
   */
  static void read(byte[] bytes, float[] into, int from) {
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(into, from, bytes.length / Float.BYTES);
  }
}
