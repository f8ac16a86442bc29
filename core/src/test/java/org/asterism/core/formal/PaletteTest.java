package org.asterism.core.formal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.asterism.core.image.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaletteTest {
  @Test
  void findsTheColoursAndTheirShares() {
    int[] rgb = new int[60 * 60];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = i < 1800 ? 0x2454B8 : i < 3240 ? 0xD81A1E : 0xFAFAF8;
    }

    List<Swatch> palette = Palette.of(new Picture(60, 60, rgb));

    assertThat(palette).extracting(Swatch::name).containsExactly("blue", "red", "white");
    assertThat(palette).extracting(Swatch::share).containsExactly(0.5f, 0.4f, 0.1f);
  }

  @Test
  void givesOneColourForAnEmptyCanvas() {
    assertThat(Palette.of(PaintedPictures.plain(10, 10, 0xBE7E28)))
        .containsExactly(new Swatch(0xBE7E28, 1));
  }

  @Property(tries = 50)
  void sharesAddUpToOneLargestFirst(@ForAll @IntRange(min = 1, max = 200) int side) {
    List<Swatch> palette = Palette.of(PaintedPictures.waves(side, side, side));

    assertThat(palette).hasSizeBetween(1, Palette.COLOURS);
    assertThat(palette.stream().mapToDouble(Swatch::share).sum()).isCloseTo(1, within(1e-5));
    assertThat(palette).isSortedAccordingTo((a, b) -> Float.compare(b.share(), a.share()));
  }

  @Test
  void namesTheColoursTwoPalettesShareByTheSmallerShare() {
    List<Swatch> a =
        List.of(new Swatch(0xBE7E28, 0.5f), new Swatch(0x2454B8, 0.3f), new Swatch(0, 0.2f));
    List<Swatch> b =
        List.of(new Swatch(0, 0.6f), new Swatch(0xBE7E28, 0.37f), new Swatch(0x2454B8, 0.03f));

    assertThat(Palette.shared(a, b)).containsExactly("ochre", "black");
  }

  @ParameterizedTest
  @CsvSource({
    "000000, black", "FFFFFF, white", "808080, grey", "FF0000, red", "0000FF, blue",
    "CC7722, ochre", "6A5ACD, violet", "006400, dark green", "D85030, vermilion", "0A1540, navy"
  })
  void callsColoursByTheirPlainName(String hex, String name) {
    assertThat(ColourName.of(Integer.parseInt(hex, 16))).isEqualTo(name);
  }

  @Property(tries = 200)
  void everyOklabColourComesBackAsTheRgbItCameFrom(
      @ForAll @IntRange(min = 0, max = 0xFFFFFF) int rgb) {
    assertThat(Oklab.of(rgb).rgb()).isEqualTo(rgb);
  }
}
