package org.asterism.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InStepTest {
  @Test
  void eachSeesWhatTheOthersWroteBeforeTheyMet() {
    int steps = 500;
    int[][] counts = new int[2][1];
    int[] late = new int[2];
    try (InStep threads = new InStep(2)) {
      threads.run(
          thread -> {
            for (int step = 1; step <= steps; step++) {
              counts[thread][0]++;
              threads.await();
              for (int[] count : counts) {
                late[thread] += count[0] == step ? 0 : 1;
              }
              threads.await();
            }
          });
    }
    assertThat(late).containsOnly(0);
  }

  @Test
  void oneThatFailsLeavesNobodyWaiting() {
    try (InStep threads = new InStep(2)) {
      assertThatThrownBy(
              () ->
                  threads.run(
                      thread -> {
                        if (thread == 1) {
                          throw new ArithmeticException("by zero");
                        }
                        threads.await();
                      }))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
