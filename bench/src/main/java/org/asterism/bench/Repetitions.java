package org.asterism.bench;

import org.asterism.core.AsterismException;
import picocli.CommandLine.Option;

/** How often a thing is measured. */
final class Repetitions {
  @Option(
      names = "--repetitions",
      paramLabel = "N",
      description = "Measured turns; the report gives median, min and max.")
  private int measured;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "Turns before them that are not counted.")
  private int warmUp;

  Repetitions(int warmUp, int measured) {
    this.warmUp = warmUp;
    this.measured = measured;
  }

  void check() {
    if (measured < 1 || warmUp < 0) {
      throw new AsterismException(
          "%d turns after %d to warm up cannot be measured".formatted(measured, warmUp),
          "a median needs at least one turn",
          "Set --repetitions to 1 or more and --warm-up to 0 or more.");
    }
  }

  int warmUp() {
    return warmUp;
  }

  int measured() {
    return measured;
  }
}
