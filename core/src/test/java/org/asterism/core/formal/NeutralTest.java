package org.asterism.core.formal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.asterism.core.affinity.UnitVectors;
import org.junit.jupiter.api.Test;

class NeutralTest {
  /** Of numbers the shipped one was not measured on. */
  private static List<float[]> unseen(int count) {
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(i -> FormalEncoder.encode(DeadLeaves.picture(NeutralFit.PICTURES + i)))
        .toList();
  }

  @Test
  void picturesOfNothingAreNoMoreAlikeThanAnyTwo() {
    List<float[]> vectors = unseen(16);

    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < vectors.size(); i++) {
      for (int j = 0; j < i; j++) {
        sum += UnitVectors.cosine(vectors.get(i), vectors.get(j));
        pairs++;
      }
    }
    assertThat(sum / pairs).isCloseTo(0, within(0.1));
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Neutral neutral = NeutralFit.fitted(2);
    neutral.write(bytes);

    Neutral read = Neutral.read(new ByteArrayInputStream(bytes.toByteArray()));

    float[] tones = FormalBlock.TONE.describe(LabPicture.of(PaintedPictures.waves(80, 60, 1)));
    assertThat(read.takenOutOf(FormalBlock.TONE, tones))
        .isEqualTo(neutral.takenOutOf(FormalBlock.TONE, tones));
  }
}
