package org.asterism.sandbox.studio;

import java.util.SplittableRandom;

/** The flat sketch as it is. */
final class Mosaic {
  private Mosaic() {}

  static Pixels paint(Pixels sketch, Palette palette, double hand, SplittableRandom random) {
    return sketch;
  }
}
