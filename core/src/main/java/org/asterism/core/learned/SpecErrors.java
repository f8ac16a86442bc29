package org.asterism.core.learned;

/** Rules of {@code conf/encoders.yaml}; whoever reads the file says in which entry they broke. */
final class SpecErrors {
  private static final int LARGEST = 65_536;

  private SpecErrors() {}

  static void require(boolean holds, String key, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("%s should be %s".formatted(key, expected));
    }
  }

  static void requireDimension(int dimension) {
    require(
        dimension >= 1 && dimension <= LARGEST, "dimension", "a whole number from 1 to " + LARGEST);
  }
}
