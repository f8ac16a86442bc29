package org.asterism.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
  @Test
  void theTwoTakeTurnsAndTheWarmUpIsNotCounted() {
    List<String> order = new ArrayList<>();

    Turns turns =
        Turns.of(
            new Repetitions(1, 2, Duration.ZERO),
            () -> order.add("ours") ? 1 : 0,
            () -> order.add("theirs") ? 1 : 0);

    assertThat(order).containsExactly("ours", "theirs", "ours", "theirs", "ours", "theirs");
    assertThat(turns.ours()).hasSize(2);
    assertThat(turns.theirs()).hasSize(2);
  }

  @Test
  void workThatIsSoonDoneIsDoneAgainUntilTheTurnWasLongEnough() {
    AtomicInteger runs = new AtomicInteger();

    Turns.of(new Repetitions(0, 1, Duration.ofMillis(20)), runs::incrementAndGet, () -> 0);

    assertThat(runs.get()).isGreaterThan(1);
  }

  @Test
  void theRatioIsTakenOfEachTurnBeforeTheMedianOfAll() {
    Turns turns = new Turns(new double[] {2, 10, 4}, new double[] {1, 5, 4});

    assertThat(turns.speedBesideTheirs()).isEqualTo(new Spread(0.5, 0.5, 1));
  }

  @Test
  void aRateIsWhatWasDoneInASecond() {
    assertThat(Turns.rate(10, new double[] {1, 2, 5})).isEqualTo(new Spread(5, 2, 10));
  }
}
