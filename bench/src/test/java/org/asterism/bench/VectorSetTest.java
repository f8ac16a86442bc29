package org.asterism.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.UnitVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorSetTest {
  @TempDir private Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("vectors.fvecs"), bytes);
  }

  private static byte[] fvecs(float[]... vectors) {
    ByteBuffer bytes = ByteBuffer.allocate(1_000).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] vector : vectors) {
      bytes.putInt(vector.length);
      for (float number : vector) {
        bytes.putFloat(number);
      }
    }
    byte[] written = new byte[bytes.position()];
    bytes.flip().get(written);
    return written;
  }

  @Test
  void aFilesVectorsAreReadInOrderAndScaledToLengthOne() throws IOException {
    Path file = file(fvecs(new float[] {3, 4}, new float[] {0, 2}, new float[] {1, 0}));

    assertThat(VectorSet.read(file, 2))
        .containsExactly(new float[] {0.6f, 0.8f}, new float[] {0, 1});
  }

  @Test
  void aFileThatEndsWithinAVectorIsRefusedByName() throws IOException {
    byte[] whole = fvecs(new float[] {3, 4}, new float[] {0, 2});
    Path file = file(Arrays.copyOf(whole, whole.length - 3));

    assertThatThrownBy(() -> VectorSet.read(file, 10))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("vectors.fvecs")
        .hasMessageContaining("ends within vector 2");
  }

  @Test
  void vectorsOfTwoDimensionsAreRefused() throws IOException {
    Path file = file(fvecs(new float[] {3, 4}, new float[] {0, 2, 1}));

    assertThatThrownBy(() -> VectorSet.read(file, 10))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("vector 2 has 3 numbers, the first has 2");
  }

  @Test
  void aFileOfAnotherFormatIsRefusedBeforeMemoryIsTaken() throws IOException {
    Path file = file("\u0093NUMPY, not this".getBytes(UTF_8));

    assertThatThrownBy(() -> VectorSet.read(file, 10))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("vector 1 claims");
  }

  @Test
  void aMissingFileIsSaidToBeMissing() {
    assertThatThrownBy(() -> VectorSet.read(folder.resolve("none.fvecs"), 10))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("NoSuchFile");
  }

  @Test
  void drawnVectorsHaveLengthOneAndAreTheSameEveryTime() {
    List<float[]> drawn = VectorSet.drawn(5, 32);

    assertThat(drawn)
        .allSatisfy(
            vector -> assertThat(UnitVectors.cosine(vector, vector)).isCloseTo(1, within(1e-5f)));
    assertThat(drawn.get(3)).isEqualTo(VectorSet.drawn(4, 32).get(3));
    assertThat(drawn.get(3)).isNotEqualTo(drawn.get(4));
  }
}
