package org.asterism.core.formal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CubeRootsTest {
  @Property
  void areWithinAMillionth(@ForAll @IntRange(min = 1, max = 1_000_000) int millionths) {
    float value = millionths * 1e-6f;
    double exact = Math.cbrt(value);

    assertThat((double) CubeRoots.of(value)).isCloseTo(exact, within(exact * 1e-6));
  }

  @Example
  void endAtNoneAndOne() {
    assertThat(CubeRoots.of(0)).isZero();
    assertThat(CubeRoots.of(1)).isEqualTo(1);
    assertThat(CubeRoots.of(Math.nextUp(1f))).isEqualTo(1);
  }

  @Property
  void turnsAreNearTheAngle(
      @ForAll @IntRange(min = -255, max = 255) int x, @ForAll @IntRange(min = 1, max = 255) int y) {
    double angle = Math.atan2(y, x) / Math.PI;

    assertThat((double) Turns.ofHalf(x, y)).isCloseTo(angle, within(0.002));
  }
}
