package org.asterism.bench;

import java.time.Duration;
import org.asterism.core.AsterismException;
import picocli.CommandLine.Option;

/** How often a thing is measured. */
final class Repetitions {
  /** A shorter turn may fall whole into a moment when another program had the processor. */
  private static final Duration LONG_ENOUGH = Duration.ofMillis(500);

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

  private final Duration shortestTurn;

  Repetitions(int warmUp, int measured) {
    this(warmUp, measured, LONG_ENOUGH);
  }

  Repetitions(int warmUp, int measured, Duration shortestTurn) {
    this.warmUp = warmUp;
    this.measured = measured;
    this.shortestTurn = shortestTurn;
  }

  /** Work that is done sooner is done again until a turn has lasted so long. */
  Duration shortestTurn() {
    return shortestTurn;
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
