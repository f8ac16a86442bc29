package org.asterism.jobs;

import java.util.HashSet;
import java.util.Set;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Kills the executor that is the first to be done with a pair of blocks: what it found is lost with
 * it, and so is the pair it has begun with meanwhile. Spark starts this in the driver where {@code
 * spark.extraListeners} names it, and tells it one event after another.
 */
public final class LosingAnExecutor extends SparkListener {
  private final Set<Integer> meetings = new HashSet<>();
  private boolean killed;

  /**
   * @param stage a stage's name
   * @return whether pairs of blocks meet in it
   */
  static boolean areMeetings(String stage) {
    return stage.contains("ExactNeighbours");
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    if (areMeetings(submitted.stageInfo().name())) {
      meetings.add(submitted.stageInfo().stageId());
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (!killed && meetings.contains(end.stageId())) {
      killed = true;
      String id = "--executor-id " + end.taskInfo().executorId() + " ";
      ProcessHandle.current()
          .descendants()
          .filter(process -> process.info().commandLine().orElse("").contains(id))
          .forEach(ProcessHandle::destroyForcibly);
    }
  }
}
