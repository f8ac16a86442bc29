package org.asterism.jobs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.Tuple4;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * What tasks that are still running have counted. An accumulator tells only of finished tasks; what
 * the others have counted so far comes with every heartbeat of their executor.
 */
final class RunningTasks extends SparkListener {
  /** By task, by accumulator. */
  private final Map<Long, Map<Long, Long>> partial = new ConcurrentHashMap<>();

  long counted(long accumulator) {
    return partial.values().stream()
        .mapToLong(counts -> counts.getOrDefault(accumulator, 0L))
        .sum();
  }

  @Override
  public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate beat) {
    for (Tuple4<Object, Object, Object, Seq<AccumulableInfo>> task :
        JavaConverters.seqAsJavaList(beat.accumUpdates())) {
      Map<Long, Long> counts = new ConcurrentHashMap<>();
      for (AccumulableInfo info : JavaConverters.seqAsJavaList(task._4())) {
        if (info.update().isDefined() && info.update().get() instanceof Long count) {
          counts.put(info.id(), count);
        }
      }
      partial.put((Long) task._1(), counts);
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    partial.remove(end.taskInfo().taskId());
  }
}
