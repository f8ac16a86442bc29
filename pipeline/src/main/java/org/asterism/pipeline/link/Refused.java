package org.asterism.pipeline.link;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.asterism.pipeline.lake.StageResult;

/**
 * Vectors that cannot be linked.
 *
 * @param sample some of them with the reason, the smallest ids first
 */
record Refused(long count, List<String> sample) implements Serializable {
  static final Refused NONE = new Refused(0, List.of());

  static Refused of(String imageId, String affinity, String objection) {
    return new Refused(1, List.of("%s: its %s vector %s".formatted(imageId, affinity, objection)));
  }

  Refused plus(Refused other) {
    return new Refused(
        count + other.count,
        List.copyOf(
            Stream.concat(sample.stream(), other.sample.stream())
                .sorted()
                .limit(StageResult.SAMPLE)
                .toList()));
  }
}
