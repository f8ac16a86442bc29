package org.asterism.bench;

import java.util.LinkedHashMap;

/**
 * One run of the job nightly.
 *
 * @param processSeconds from starting its JVM to the JVM's end
 * @param seconds by stage, in the stages' order
 * @param written rows added, changed and removed, over all stages
 */
record Night(double processSeconds, LinkedHashMap<String, Double> seconds, long written) {

  double stageSeconds() {
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
