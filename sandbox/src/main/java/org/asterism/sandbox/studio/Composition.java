package org.asterism.sandbox.studio;

import java.util.SplittableRandom;

/**
 * How a movement sets a scene into its rectangle.
 *
 * @param aspect width by height
 * @param horizon where sky meets land, from the top, as a share of the height
 * @param scale size of the subject, 1 filling the shorter side
 * @param stray how far the subject may stand off the centre, as a share of the width
 * @param tilt how far the whole scene leans, in radians
 */
record Composition(double aspect, double horizon, double scale, double stray, double tilt) {
  static final int LONG_SIDE = 512;

  int width() {
    return aspect >= 1 ? LONG_SIDE : (int) Math.round(LONG_SIDE * aspect);
  }

  int height() {
    return aspect >= 1 ? (int) Math.round(LONG_SIDE / aspect) : LONG_SIDE;
  }

  /** The rectangle and place of one work: near the movement's habit, one in four turned. */
  Composition varied(SplittableRandom random) {
    double format = random.nextInt(4) == 0 ? 1 / aspect : aspect;
    return new Composition(
        format * (1 + (random.nextDouble() - 0.5) * 0.2),
        horizon + (random.nextDouble() - 0.5) * 0.08,
        scale * (0.92 + random.nextDouble() * 0.2),
        stray * (random.nextDouble() * 2 - 1),
        tilt * (0.7 + random.nextDouble() * 0.6));
  }
}
