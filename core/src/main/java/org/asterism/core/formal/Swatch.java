package org.asterism.core.formal;

/**
 * One main colour of a picture.
 *
 * @param rgb {@code 0xRRGGBB} in sRGB
 * @param share of the picture's area, in (0, 1]
 */
public record Swatch(int rgb, float share) {
  /** The colour's plain name, such as "ochre". */
  public String name() {
    return ColourName.of(rgb);
  }
}
