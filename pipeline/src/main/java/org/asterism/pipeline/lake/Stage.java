package org.asterism.pipeline.lake;

import java.util.List;

/**
 * One arrow on the way of the data: reads tables, writes tables, does only what is new.
 *
 * <p>Running a stage twice changes nothing; killing it anywhere and running it again gives the
 * tables an uninterrupted run gives.
 */
public interface Stage {
  /** The name on the command line and in {@code runs}. */
  String name();

  List<LakeTable> reads();

  List<LakeTable> writes();

  /**
   * What the result depends on beside the tables: settings and encoder names. Two runs with equal
   * fingerprints over equal table versions give equal results.
   */
  String fingerprint();

  /**
   * Whether there may be work although no input table changed, as for a stage that looks outside.
   */
  default boolean looksOutside() {
    return false;
  }

  /**
   * Looks, without a session, whether the stage could begin.
   *
   * @throws org.asterism.core.AsterismException if its settings forbid that
   */
  default void requireReady() {}

  StageResult run(Lake lake, Progress progress);
}
