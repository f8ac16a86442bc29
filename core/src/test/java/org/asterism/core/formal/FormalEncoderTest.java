package org.asterism.core.formal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.image.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormalEncoderTest {
  @Property(tries = 60)
  void givesAUnitVectorForAPictureOfAnyShape(
      @ForAll @IntRange(min = 1, max = 700) int width,
      @ForAll @IntRange(min = 1, max = 700) int height,
      @ForAll int number) {
    float[] vector = FormalEncoder.encode(PaintedPictures.waves(width, height, number));

    assertThat(vector).hasSize(FormalEncoder.DIMENSION);
    assertThat(UnitVectors.cosine(vector, vector)).isCloseTo(1, within(1e-5f));
  }

  @Test
  void givesAUnitVectorForAnEmptyCanvas() {
    for (int colour : new int[] {0x000000, 0xFFFFFF, 0x808080, 0xFF0000}) {
      float[] vector = FormalEncoder.encode(PaintedPictures.plain(100, 100, colour));

      assertThat(UnitVectors.cosine(vector, vector)).isCloseTo(1, within(1e-5f));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 5000", "5000, 1", "2, 2", "7, 300"})
  void givesAUnitVectorForAPictureOfHardlyAnyPixels(int width, int height) {
    float[] vector = FormalEncoder.encode(PaintedPictures.waves(width, height, 3));

    assertThat(UnitVectors.cosine(vector, vector)).isCloseTo(1, within(1e-5f));
  }

  @Test
  void aGreyPictureHasADescriptorAndIsNearerToItsColouredSelfThanToAnother() {
    Picture coloured = PaintedPictures.waves(300, 200, 1);
    int[] grey = coloured.rgb().clone();
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (grey[i] >> 8 & 0xFF) * 0x010101;
    }
    float[] vector = FormalEncoder.encode(new Picture(300, 200, grey));

    assertThat(UnitVectors.cosine(vector, FormalEncoder.encode(coloured)))
        .isGreaterThan(
            UnitVectors.cosine(vector, FormalEncoder.encode(PaintedPictures.waves(300, 200, 12))));
  }

  @Test
  void givesTheSameNumbersInEveryThread() throws Exception {
    Picture picture = PaintedPictures.waves(300, 200, 1);
    float[] expected = FormalEncoder.encode(picture);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<float[]>> tasks = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        tasks.add(() -> FormalEncoder.encode(picture));
      }
      for (Future<float[]> vector : threads.invokeAll(tasks)) {
        assertThat(vector.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void givesTheNumbersItGaveWhenTheModelGotItsName() {
    float[] vector = FormalEncoder.encode(PaintedPictures.waves(300, 200, 1));

    long bits = 0;
    for (float value : vector) {
      bits = bits * 31 + Math.round(value * 1e4);
    }
    assertThat(bits)
        .as("a change of the numbers needs a new FormalEncoder.MODEL")
        .isEqualTo(1724318919693120277L);
  }

  @Test
  void blocksFillTheDescriptorWithoutGapAndTheirWeightsAddUpToOne() {
    int next = 0;
    double weights = 0;
    for (FormalBlock block : FormalBlock.values()) {
      assertThat(block.from()).isEqualTo(next);
      next = block.to();
      weights += block.weight();
    }
    assertThat(next).isEqualTo(FormalEncoder.DIMENSION);
    assertThat(weights).isCloseTo(1, within(1e-12));
  }

  @Property(tries = 30)
  void blockAgreementsAddUpToTheCosine(@ForAll int one, @ForAll int other) {
    float[] a = FormalEncoder.encode(PaintedPictures.waves(120, 90, one));
    float[] b = FormalEncoder.encode(PaintedPictures.waves(90, 120, other));

    List<FormalAgreement> agreements = FormalAgreement.between(a, b);

    assertThat(agreements).hasSize(FormalBlock.values().length);
    assertThat(agreements).allMatch(each -> Math.abs(each.cosine()) <= 1.0001);
    assertThat(agreements.stream().mapToDouble(FormalAgreement::contribution).sum())
        .isCloseTo(UnitVectors.cosine(a, b), within(1e-5));
  }

  @Test
  void tellsWhichBlockChanged() {
    Picture waves = PaintedPictures.waves(300, 200, 1);
    int[] warm = new int[waves.rgb().length];
    int[] cold = new int[warm.length];
    for (int i = 0; i < warm.length; i++) {
      int light = waves.rgb()[i] >> 8 & 0xFF;
      warm[i] = light << 16 | light << 8;
      cold[i] = light << 8 | light;
    }

    List<FormalAgreement> agreements =
        FormalAgreement.between(
            FormalEncoder.encode(new Picture(300, 200, warm)),
            FormalEncoder.encode(new Picture(300, 200, cold)));

    assertThat(cosine(agreements, FormalBlock.PALETTE)).isLessThan(0.3);
    assertThat(cosine(agreements, FormalBlock.DIRECTION)).isGreaterThan(0.9);
  }

  private static double cosine(List<FormalAgreement> agreements, FormalBlock block) {
    return agreements.stream()
        .filter(each -> each.block() == block)
        .findFirst()
        .orElseThrow()
        .cosine();
  }
}
