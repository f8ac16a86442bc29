package org.asterism.sandbox.history;

import org.jspecify.annotations.Nullable;

/**
 * One invented artist and their workshop.
 *
 * @param school the lineage: the truth of the historical affinity
 * @param from first year of the school's epoch
 * @param to last year of it
 * @param nation as an adjective, such as "Skarlander"
 * @param teacher the name of their teacher, if from the same school
 * @param influence the name of another elder they looked at
 */
public record Atelier(
    String school,
    int from,
    int to,
    String name,
    int born,
    int died,
    String nation,
    String town,
    Movement movement,
    @Nullable String teacher,
    @Nullable String influence) {

  /** The epoch as the truth table words it, such as "1850-1905". */
  public String period() {
    return from + "-" + to;
  }

  /** First year of a career inside the epoch. */
  public int firstWorkingYear() {
    return Math.max(from, born + 22);
  }

  /** Last year of it. */
  public int lastWorkingYear() {
    return Math.min(to, died);
  }
}
