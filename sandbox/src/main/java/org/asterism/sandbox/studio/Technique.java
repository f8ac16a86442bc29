package org.asterism.sandbox.studio;

import java.util.SplittableRandom;

/** How a movement turns a sketch into a painting. */
@FunctionalInterface
interface Technique {
  /**
   * @param sketch flat colours; not to be kept
   * @param palette as the atelier grinds it
   * @param hand the atelier's habit: 1 is the movement's usual stroke, larger is broader
   * @param random the work's own
   * @return the finished picture, of the sketch's size
   */
  Pixels paint(Pixels sketch, Palette palette, double hand, SplittableRandom random);
}
