package org.asterism.sandbox.studio;

import java.util.SplittableRandom;

/** The flat sketch as it is. */
final class Chiaroscuro {
  private Chiaroscuro() {}

  static Pixels paint(Pixels sketch, Palette palette, double hand, SplittableRandom random) {
    return sketch;
  }
}
