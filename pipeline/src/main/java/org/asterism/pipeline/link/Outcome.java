package org.asterism.pipeline.link;

import java.util.List;
import java.util.stream.Stream;
import org.asterism.pipeline.lake.Written;

/**
 * What came of linking.
 *
 * @param vectors looked at
 * @param notes how it was done, one sentence an affinity
 */
record Outcome(long vectors, Written written, Refused refused, List<String> notes) {
  static final Outcome NOTHING = new Outcome(0, Written.NOTHING, Refused.NONE, List.of());

  /** Of vectors whose edges are as they should be. */
  static Outcome of(Collection collection) {
    return new Outcome(collection.vectors(), Written.NOTHING, Refused.NONE, List.of());
  }

  Outcome plus(Outcome other) {
    return new Outcome(
        vectors + other.vectors,
        written.plus(other.written),
        refused.plus(other.refused),
        Stream.concat(notes.stream(), other.notes.stream()).toList());
  }
}
