package org.asterism.serving.api;

import java.util.List;
import org.asterism.core.formal.Swatch;

/**
 * A main colour of a picture.
 *
 * @param colour as CSS writes it, such as "#aabbcc"
 * @param name in words, such as "ochre"
 * @param share of the picture's area, in (0, 1]
 */
public record Colour(String colour, String name, double share) {
  private static final double THOUSAND = 1000.0;

  static List<Colour> of(List<Swatch> palette) {
    return palette.stream()
        .map(
            swatch ->
                new Colour(
                    "#%06x".formatted(swatch.rgb()),
                    swatch.name(),
                    Math.round(swatch.share() * THOUSAND) / THOUSAND))
        .toList();
  }
}
