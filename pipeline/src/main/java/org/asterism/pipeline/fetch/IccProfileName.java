package org.asterism.pipeline.fetch;

import java.util.List;
import java.util.Locale;

/**
 * The name of a colour profile, if it is one that everybody has. A profile of somebody's own screen
 * or scanner often bears its owner's name or a serial number.
 */
final class IccProfileName {
  private static final List<String> KNOWN =
      List.of(
          "sRGB",
          "Adobe RGB",
          "Apple RGB",
          "ColorMatch RGB",
          "Display P3",
          "ProPhoto RGB",
          "Wide Gamut RGB",
          "eciRGB v2",
          "eciRGB",
          "ECI-RGB",
          "Generic RGB",
          "Generic Gray",
          "Generic CMYK",
          "Dot Gain 10%",
          "Dot Gain 15%",
          "Dot Gain 20%",
          "Dot Gain 25%",
          "Dot Gain 30%",
          "Gray Gamma 1.8",
          "Gray Gamma 2.2",
          "U.S. Web Coated (SWOP) v2",
          "Coated FOGRA27",
          "Coated FOGRA39",
          "ISO Coated v2",
          "Japan Color 2001 Coated",
          "Rec. 709",
          "Rec. 2020");

  private IccProfileName() {}

  /** The known name that this one begins with, or "other". */
  static String of(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return KNOWN.stream()
        .filter(known -> lower.startsWith(known.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse("other");
  }
}
