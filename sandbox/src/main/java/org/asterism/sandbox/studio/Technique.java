package org.asterism.sandbox.studio;

import java.util.SplittableRandom;

/** How a movement turns a sketch into a painting. */
@FunctionalInterface
interface Technique {
  /**
   * Paints the sketch over.
   *
   * @param sketch flat colours; not to be kept
   * @param palette as the atelier grinds it
   * @param hand how this work is executed
   * @param random the work's own
   * @return the finished picture, of the sketch's size
   */
  Pixels paint(Pixels sketch, Palette palette, Hand hand, SplittableRandom random);
}
