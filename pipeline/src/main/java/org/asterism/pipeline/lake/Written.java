package org.asterism.pipeline.lake;

import org.jspecify.annotations.Nullable;

/**
 * What one write changed. A write that would change nothing is not made.
 *
 * @param added rows whose key was new
 * @param changed rows whose key was there with other values
 * @param removed rows that are gone
 */
public record Written(long added, long changed, long removed) {
  public static final Written NOTHING = new Written(0, 0, 0);

  /**
   * @param change {@link LakeTable#ADDED}, {@link LakeTable#CHANGED} or {@link LakeTable#REMOVED};
   *     null if those rows stay as they are
   */
  public static Written of(@Nullable String change, long rows) {
    if (change == null) {
      return NOTHING;
    }
    return switch (change) {
      case LakeTable.ADDED -> new Written(rows, 0, 0);
      case LakeTable.CHANGED -> new Written(0, rows, 0);
      case LakeTable.REMOVED -> new Written(0, 0, rows);
      default -> throw new IllegalArgumentException("no change is called " + change);
    };
  }

  public long total() {
    return added + changed + removed;
  }

  public Written plus(Written other) {
    return new Written(added + other.added, changed + other.changed, removed + other.removed);
  }
}
