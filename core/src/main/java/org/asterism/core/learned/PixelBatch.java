package org.asterism.core.learned;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.asterism.core.image.Picture;

/**
 * Pictures as a model wants them, in memory that native code reads without a copy. For one thread
 * at a time. A model is always fed all of it, however many places are filled: one shape, and
 * vectors that do not depend on it.
 */
public final class PixelBatch {
  private final Preprocessing preprocessing;
  private final int capacity;
  private final FloatBuffer pixels;
  private int size;

  public PixelBatch(Preprocessing preprocessing, int capacity) {
    this.preprocessing = preprocessing;
    this.capacity = capacity;
    long bytes = (long) capacity * preprocessing.numbers() * Float.BYTES;
    pixels =
        ByteBuffer.allocateDirect(Math.toIntExact(bytes))
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
  }

  /** Adds a picture; there must be room. */
  public void add(Picture picture) {
    if (size == capacity) {
      throw new IllegalStateException("a batch of %d is full".formatted(capacity));
    }
    preprocessing.write(picture, pixels, size * preprocessing.numbers());
    size++;
  }

  /** Makes room for other pictures. */
  public void clear() {
    size = 0;
  }

  public int size() {
    return size;
  }

  public int capacity() {
    return capacity;
  }

  /** {@code [capacity, 3, crop, crop]}; what lies behind {@link #size} pictures means nothing. */
  public FloatBuffer pixels() {
    return pixels;
  }

  /** Width and height of each picture. */
  public int side() {
    return preprocessing.crop();
  }
}
