package org.asterism.core.artwork;

/**
 * The years in which a work may have been made, both ends included.
 *
 * @param from first year, negative for BCE
 * @param to last year, not before {@code from}
 */
public record YearRange(int from, int to) {
  public YearRange {
    if (to < from) {
      throw new IllegalArgumentException("years run backwards: %d to %d".formatted(from, to));
    }
  }

  /** The year in the middle, rounded down. */
  public int middle() {
    return Math.floorDiv(from + to, 2);
  }

  /** Whether any year of this range lies between the two, both included. */
  public boolean overlaps(int first, int last) {
    return from <= last && to >= first;
  }

  /** "1889" or "1890–1895". */
  public String label() {
    return from == to ? Integer.toString(from) : from + "–" + to;
  }
}
