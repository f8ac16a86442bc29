package org.asterism.pipeline.lake;

import org.apache.spark.util.LongAccumulator;

/** How a stage says how far it is, while it works. */
public interface Progress {
  /**
   * Begins a piece of work. Tasks add 1 to the counter for every thing done.
   *
   * @param what the things counted, such as "pictures"
   * @param total how many there will be, or {@link #UNKNOWN}
   */
  LongAccumulator counting(String what, long total);

  long UNKNOWN = -1;

  /** Progress that nobody watches. */
  static Progress unwatched(Lake lake) {
    return (what, total) -> lake.spark().sparkContext().longAccumulator(what);
  }
}
