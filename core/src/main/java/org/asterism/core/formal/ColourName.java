package org.asterism.core.formal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Plain names for colours, as one would say them before a painting. */
public final class ColourName {
  /** A name and the colour it stands for, chosen so that the names spread over what paint gives. */
  private record Named(String name, Oklab colour) {}

  private static final List<Named> NAMES =
      Arrays.stream(
              """
              black 0B0B0D
              charcoal 2E2E30
              dark grey 4F4F51
              grey 7F7F80
              light grey B4B4B5
              pale grey D6D6D6
              white FAFAF8
              cream F6EBCF
              ivory EBDDBB
              parchment D8C49C
              beige C6B08C
              sand BE9F6C
              tan A98758
              ochre BE7E28
              gold D9A93A
              straw yellow E6CF83
              yellow F2D832
              amber E59A1F
              orange E4711C
              dark orange B4561A
              terracotta B5603F
              rust 8E3F1E
              brown 6E4A2A
              dark brown 3F2A1B
              umber 54432F
              grey-brown 7B6A57
              olive 73703A
              dark olive 43432A
              moss green 6B8145
              green 2F8F45
              light green 98C97F
              pale green C5D8B4
              dark green 1E4A2E
              sage 98A48A
              grey-green 647467
              emerald 0F8F6C
              teal 1B6E70
              turquoise 41B7B4
              pale blue BCD4E2
              sky blue 82B4DC
              blue-grey 8194A6
              slate blue 566A83
              dark slate 33414D
              steel blue 3F78A8
              blue 2454B8
              ultramarine 2A2A8F
              navy 18224A
              lavender B4A6CF
              violet 6C4398
              purple 6A2560
              plum 4C2A3F
              mauve 9A7690
              pink E9A3B4
              pale pink F0CFC8
              salmon E39177
              flesh D9AE8E
              vermilion D9532F
              rose C7566E
              red D81A1E
              crimson 94162E
              dark red 631A1A
              maroon 431A1F
              """
                  .split("\n"))
          .map(ColourName::parsed)
          .toList();

  private ColourName() {}

  /**
   * The name nearest to a colour.
   *
   * @param rgb {@code 0xRRGGBB} in sRGB
   */
  public static String of(int rgb) {
    Oklab colour = Oklab.of(rgb);
    return NAMES.stream()
        .min(Comparator.comparingDouble(each -> each.colour().squaredDistance(colour)))
        .orElseThrow()
        .name();
  }

  /** Every name that {@link #of} gives. */
  public static List<String> all() {
    return NAMES.stream().map(Named::name).toList();
  }

  private static Named parsed(String line) {
    int gap = line.lastIndexOf(' ');
    int rgb = Integer.parseInt(line.substring(gap + 1).toLowerCase(Locale.ROOT), 16);
    return new Named(line.substring(0, gap), Oklab.of(rgb));
  }
}
