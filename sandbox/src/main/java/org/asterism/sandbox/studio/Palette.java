package org.asterism.sandbox.studio;

import java.awt.Color;

/**
 * The colours of a movement, one per {@link Role}.
 *
 * @param colours {@code 0xRRGGBB} in the order of the roles
 * @param light what bright tones lean to
 * @param dark what deep tones lean to
 * @param contrast how far a tone of 1 leans, in [0, 1]
 */
@SuppressWarnings({"ArrayRecordComponent", "EnumOrdinal"}) // a colour per role, in their order
record Palette(int[] colours, int light, int dark, double contrast) {
  Palette {
    if (colours.length != Role.values().length) {
      throw new IllegalArgumentException("a palette names a colour for each role");
    }
  }

  /** The role's colour, from deep (tone -1) through plain (0) to bright (1). */
  int rgb(Role role, double tone) {
    double lean = Math.min(1, Math.abs(tone)) * contrast;
    return Ink.mix(colours[role.ordinal()], tone < 0 ? dark : light, lean);
  }

  Color colour(Role role, double tone) {
    return new Color(rgb(role, tone));
  }

  /** The palette with every colour turned, strengthened and brightened alike. */
  Palette tinted(double hueTurn, double saturation, double value) {
    int[] tinted = new int[colours.length];
    for (int i = 0; i < tinted.length; i++) {
      tinted[i] = Ink.turned(colours[i], hueTurn, saturation, value);
    }
    return new Palette(tinted, light, dark, contrast);
  }

  /** The palette seen in another light: every colour filtered through {@code light}. */
  Palette filtered(int light, double share) {
    int[] filtered = new int[colours.length];
    for (int i = 0; i < filtered.length; i++) {
      filtered[i] = Ink.mix(colours[i], Ink.filtered(colours[i], light), share);
    }
    return new Palette(filtered, this.light, dark, contrast);
  }
}
