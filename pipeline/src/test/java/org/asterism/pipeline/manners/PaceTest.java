package org.asterism.pipeline.manners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Rules of time, tried in a time of their own. */
class PaceTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long NEVER = 1000 * SECOND;

  @Property(tries = 200)
  void noSecondHoldsMoreThanTheRateHoweverLateRequestsAreSent(
      @ForAll @IntRange(min = 1, max = 30) int rate,
      @ForAll @Size(100) List<@LongRange(min = 0, max = 200) Long> lateMillis) {
    Pace pace = new Pace();
    List<Long> sent = new ArrayList<>();
    long now = 0;
    for (long late : lateMillis) {
      now = Math.max(now, pace.opensAt(rate, now));
      Pace.Sending sending = pace.turn(rate, now, NEVER);
      sent.add(now + late * MILLI);
      pace.sent(sending, now + late * MILLI);
      pace.answered(sending, now + late * MILLI);
    }

    // Each turn is later than a second after the sending that was as many before as the rate.
    List<Long> turns = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      turns.add(sent.get(i) - lateMillis.get(i) * MILLI);
    }
    for (int i = rate; i < turns.size(); i++) {
      assertThat(turns.get(i) - sent.get(i - rate)).isGreaterThan(SECOND);
    }
  }

  @Test
  void nearlyTheWholeRateIsKeptThoughAnswersTakeAllKindsOfTime() {
    for (int rate : List.of(1, 2, 20, 100)) {
      Pace pace = new Pace();
      long now = 0;
      int turns = 20 * rate;
      for (int i = 0; i < turns; i++) {
        now = Math.max(now, pace.opensAt(rate, now));
        Pace.Sending sending = pace.turn(rate, now, NEVER);
        pace.sent(sending, now + MILLI);
        pace.answered(sending, now + MILLI * (10 + (i * 37L) % 500));
      }

      double kept = (turns - 1) / (now / (double) SECOND);
      assertThat(kept / rate).as("share of a rate of %d", rate).isBetween(0.95, 1.0);
    }
  }

  @Test
  void aRateBelowOneIsAnIntervalOfSeconds() {
    Pace pace = new Pace();
    pace.sent(pace.turn(0.5, 0, NEVER), 0);

    assertThat(pace.opensAt(0.5, SECOND)).isBetween(2 * SECOND, 2 * SECOND + 50 * MILLI);
  }
}
