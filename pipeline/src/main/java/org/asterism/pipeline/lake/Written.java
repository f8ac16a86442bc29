package org.asterism.pipeline.lake;

/**
 * What one write changed. A write that would change nothing is not made.
 *
 * @param added rows whose key was new
 * @param changed rows whose key was there with other values
 * @param removed rows that are gone
 */
public record Written(long added, long changed, long removed) {
  public static final Written NOTHING = new Written(0, 0, 0);

  public long total() {
    return added + changed + removed;
  }

  public Written plus(Written other) {
    return new Written(added + other.added, changed + other.changed, removed + other.removed);
  }
}
