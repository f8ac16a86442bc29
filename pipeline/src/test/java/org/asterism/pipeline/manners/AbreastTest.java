package org.asterism.pipeline.manners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.TestLake;
import org.junit.jupiter.api.Test;

class AbreastTest {

  /** They would wait for one another in vain if they were run one after another. */
  @Test
  void errandsAreUnderWayTogetherAndAnswerInTheirOrder() {
    CyclicBarrier together = new CyclicBarrier(3);

    List<Integer> doubled =
        Abreast.each(
            IntStream.range(0, 9).boxed().toList(),
            3,
            each -> {
              meet(together);
              return 2 * each;
            });

    assertThat(doubled).containsExactly(0, 2, 4, 6, 8, 10, 12, 14, 16);
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theFirstFailureIsThrownAndNoFurtherErrandBegins() {
    Set<Integer> begun = ConcurrentHashMap.newKeySet();
    AsterismException full = new AsterismException("The disk is full", "so it says", "Make room.");

    assertThatThrownBy(
            () ->
                Abreast.each(
                    IntStream.range(0, 100).boxed().toList(),
                    2,
                    each -> {
                      begun.add(each);
                      throw full;
                    }))
        .isSameAs(full);
    assertThat(begun).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void noErrandsAreNoWork() {
    assertThat(Abreast.each(List.of(), 4, each -> each)).isEmpty();
  }

  @Test
  void theThreadsActForTheTaskThatSentThem() {
    List<Boolean> same =
        JavaSparkContext.fromSparkContext(TestLake.SPARK.sparkContext())
            .parallelize(List.of(1), 1)
            .map(
                one -> {
                  long task = TaskContext.get().taskAttemptId();
                  return Abreast.each(List.of(1, 2), 2, each -> actsFor(task)).stream()
                      .allMatch(Boolean::booleanValue);
                })
            .collect();

    assertThat(same).containsExactly(true);
    assertThat(Abreast.task()).isNull();
  }

  private static boolean actsFor(long task) {
    TaskContext sender = Abreast.task();
    return TaskContext.get() == null && sender != null && sender.taskAttemptId() == task;
  }
}
