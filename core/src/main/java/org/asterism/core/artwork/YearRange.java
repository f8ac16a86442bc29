package org.asterism.core.artwork;

/**
 * The years in which a work may have been made, both ends included, as historians count them: -1 is
 * 1 BCE and the year after it is 1. There is no year 0; a source that counts as astronomers do,
 * with one, is read by {@link DateText}.
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

  /** "1889", "1890–1895", "2030–2000 BCE" or "30 BCE–14 CE". */
  public String label() {
    if (to < 0) {
      return from == to ? -from + " BCE" : "%d–%d BCE".formatted(-from, -to);
    }
    // Half centuries are counted from 0, which names no year.
    int first = from == 0 ? 1 : from;
    if (first < 0) {
      return "%d BCE–%d CE".formatted(-first, Math.max(1, to));
    }
    return first >= to ? Integer.toString(first) : first + "–" + to;
  }
}
