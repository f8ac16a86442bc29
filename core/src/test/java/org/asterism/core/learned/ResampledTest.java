package org.asterism.core.learned;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.asterism.core.image.Picture;
import org.junit.jupiter.api.Test;

/** The expected pixels were made by Pillow 9.4 from the same picture. */
class ResampledTest {
  private static final List<Float> ZERO = List.of(0f, 0f, 0f);
  private static final List<Float> ONE = List.of(1f, 1f, 1f);

  private static final Picture SMALL =
      new Picture(
          5,
          4,
          IntStream.range(0, 20)
              .map(
                  i -> {
                    int x = i % 5;
                    int y = i / 5;
                    return (x * 61 + y * 17) % 256 << 16
                        | (x * x * 31 + y * 83) % 256 << 8
                        | (255 - x * 40 + y * 7) % 256;
                  })
              .toArray());

  @Test
  void shrinksToTheBitAsPillowDoes() {
    assertThat(whole(Interpolation.BICUBIC, 3, 2))
        .containsExactly(0x2042A4, 0x897AB9, 0x977971, 0x3FA566, 0xAD5CCA, 0x6C927E);
    assertThat(whole(Interpolation.BILINEAR, 3, 2))
        .containsExactly(0x2648A0, 0x8678B4, 0x937B75, 0x419C6C, 0xA164BF, 0x6F9080);
  }

  @Test
  void growsToTheBitAsPillowDoes() {
    assertThat(whole(Interpolation.BICUBIC, 7, 5))
        .containsExactly(
            0x0000FF, 0x1D07F0, 0x4D37CB, 0x7978AF, 0xA41E92, 0xDA7173, 0xFFFF5D, 0x083448,
            0x29409F, 0x5976DD, 0x85C4B4, 0xBE6A97, 0x905378, 0x457062, 0x157A00, 0x389A7F,
            0x68A1EA, 0x9479BA, 0xD39D9D, 0x77877E, 0x005968, 0x24C302, 0x46B48B, 0x767AEE,
            0xA22DBF, 0xE074A2, 0x8DA883, 0x11B56D, 0x30FF07, 0x527290, 0x821CF3, 0xAE79C4,
            0xEC16A7, 0x996688, 0x1DFA72);
  }

  @Test
  void makesThePartThatIsWantedAsItIsInTheWhole() {
    Picture whole = Resampled.of(SMALL, Interpolation.BICUBIC, 40, 32, 0, 0, 40, 32);

    Picture part = Resampled.of(SMALL, Interpolation.BICUBIC, 40, 32, 7, 11, 16, 9);

    assertThat(part.rgb()).containsExactly(whole.cropped(7, 11, 16, 9).rgb());
  }

  @Test
  void oneColourStaysThatColourWhateverTheSize() {
    Picture pixel = new Picture(1, 1, new int[] {0x336699});
    Picture strip = new Picture(1, 9_000, IntStream.range(0, 9_000).map(i -> 0x336699).toArray());
    Preprocessing clip = new Preprocessing(224, null, 224, Interpolation.BICUBIC, ZERO, ONE);

    assertThat(clip.seen(pixel).rgb()).containsOnly(0x336699);
    assertThat(clip.seen(strip).rgb()).containsOnly(0x336699).hasSize(224 * 224);
  }

  @Test
  void aTensorHoldsRedThenGreenThenBlueScaledAndShifted() {
    Preprocessing plain =
        new Preprocessing(
            null, 1, 1, Interpolation.BILINEAR, List.of(0.5f, 0f, 0f), List.of(0.5f, 1f, 2f));
    FloatBuffer buffer = FloatBuffer.allocate(4);

    plain.write(new Picture(1, 1, new int[] {0xFF3300}), buffer, 1);

    assertThat(buffer.array()).containsExactly(0f, 1f, 0.2f, 0f);
  }

  private static int[] whole(Interpolation kernel, int width, int height) {
    return Resampled.of(SMALL, kernel, width, height, 0, 0, width, height).rgb();
  }
}
