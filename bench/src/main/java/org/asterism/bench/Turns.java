package org.asterism.bench;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The seconds that two pieces of work took, turn by turn. Taking turns lets the load of the machine
 * fall on both alike, so the ratio of one turn moves less than the times do.
 *
 * @param ours seconds of what is measured, one a turn
 * @param theirs seconds of the peer or limit it is held against, one a turn
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Turns(double[] ours, double[] theirs) {

  /** A piece of work. */
  interface Work {
    /** Does it and gives a number that depends on all of it, so that no compiler leaves any out. */
    double run();
  }

  /** Where results go, lest they be worth nothing to the compiler. */
  @SuppressWarnings("UnusedVariable") // written, which is all it is for
  private static volatile double kept;

  static Turns of(Repetitions repetitions, Work ours, Work theirs) {
    warmUp(repetitions, ours, theirs);
    return measured(repetitions, ours, theirs);
  }

  static void warmUp(Repetitions repetitions, Work ours, Work theirs) {
    for (int i = 0; i < repetitions.warmUp(); i++) {
      Measurement.say("warm-up %d of %d".formatted(i + 1, repetitions.warmUp()));
      seconds(repetitions, ours);
      seconds(repetitions, theirs);
    }
  }

  static Turns measured(Repetitions repetitions, Work ours, Work theirs) {
    double[] first = new double[repetitions.measured()];
    double[] second = new double[repetitions.measured()];
    for (int i = 0; i < first.length; i++) {
      first[i] = seconds(repetitions, ours);
      second[i] = seconds(repetitions, theirs);
      Measurement.say(
          "turn %d of %d: %.3f s beside %.3f s"
              .formatted(i + 1, first.length, first[i], second[i]));
    }
    return new Turns(first, second);
  }

  /** Of one run of the work, which is run again and again until the turn was long enough. */
  private static double seconds(Repetitions repetitions, Work work) {
    int runs = 0;
    long start = System.nanoTime();
    long taken;
    do {
      kept = work.run();
      runs++;
      taken = System.nanoTime() - start;
    } while (taken < repetitions.shortestTurn().toNanos());
    return taken / 1e9 / runs;
  }

  /** How much was done in a second. */
  static Spread rate(double amount, double[] seconds) {
    return Spread.of(each(amount, seconds));
  }

  /** {@link #rate} of each turn. */
  static double[] each(double amount, double[] seconds) {
    return Arrays.stream(seconds).map(each -> amount / each).toArray();
  }

  /** The ratio of each turn. */
  static double[] over(double[] ours, double[] theirs) {
    return IntStream.range(0, ours.length).mapToDouble(i -> ours[i] / theirs[i]).toArray();
  }

  /** Our speed as a share of theirs, of each turn: 1 is as fast, 0.5 half as fast. */
  Spread speedBesideTheirs() {
    return Spread.of(
        IntStream.range(0, ours.length).mapToDouble(i -> theirs[i] / ours[i]).toArray());
  }
}
