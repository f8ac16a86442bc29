package org.asterism.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.UnitVectors;
import org.jspecify.annotations.Nullable;

/** Unit vectors of one dimension, in memory. */
final class VectorSet {
  private static final int LARGEST_DIMENSION = 65_536;

  private VectorSet() {}

  /** Points on the unit sphere, evenly in all directions, the same for the same numbers. */
  static List<float[]> drawn(int count, int dimension) {
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(
            number -> {
              SplittableRandom random = new SplittableRandom(number);
              float[] numbers = new float[dimension];
              for (int i = 0; i < dimension; i++) {
                numbers[i] = (float) random.nextGaussian();
              }
              return UnitVectors.unitLength(numbers);
            })
        .toList();
  }

  /**
   * Reads an {@code .fvecs} file, for each vector its dimension and its numbers, all of 32 bits and
   * little-endian, and scales the vectors to length 1.
   *
   * @param most how many to read
   * @see <a href="http://corpus-texmex.irisa.fr/">TEXMEX, where the format comes from</a>
   */
  static List<float[]> read(Path file, int most) {
    List<float[]> vectors = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
      while (vectors.size() < most) {
        byte[] head = in.readNBytes(Integer.BYTES);
        if (head.length == 0) {
          break;
        }
        vectors.add(next(in, head, file, vectors));
      }
    } catch (EOFException e) {
      throw unusable(file, "it ends within vector %d".formatted(vectors.size() + 1), e);
    } catch (IOException e) {
      throw unusable(file, e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    }
    if (vectors.size() < 2) {
      throw unusable(file, "it holds fewer than two vectors", null);
    }
    return vectors;
  }

  private static float[] next(DataInputStream in, byte[] head, Path file, List<float[]> before)
      throws IOException {
    if (head.length < Integer.BYTES) {
      throw new EOFException();
    }
    int dimension = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (dimension < 1 || dimension > LARGEST_DIMENSION) {
      throw unusable(
          file, "vector %d claims %,d numbers".formatted(before.size() + 1, dimension), null);
    }
    if (!before.isEmpty() && before.get(0).length != dimension) {
      throw unusable(
          file,
          "vector %d has %d numbers, the first has %d"
              .formatted(before.size() + 1, dimension, before.get(0).length),
          null);
    }
    byte[] bytes = new byte[dimension * Float.BYTES];
    in.readFully(bytes);
    float[] numbers = new float[dimension];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
    return UnitVectors.unitLength(numbers);
  }

  private static AsterismException unusable(Path file, String why, @Nullable Throwable cause) {
    String what = "The vectors of %s cannot be read".formatted(file);
    String remedy = "Give --vectors an .fvecs file; docs/measurements.md describes the format.";
    return cause == null
        ? new AsterismException(what, why, remedy)
        : new AsterismException(what, why, remedy, cause);
  }
}
