package org.asterism.pipeline.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/** When artists worked, by their lives. */
final class Lives {
  /** The age at which work is taken to begin. */
  private static final int OF_AGE = 20;

  /** Longer lives are mistakes, or no lives. */
  private static final int LONGEST = 110;

  private Lives() {}

  /**
   * The periods between coming of age and death, if both are known.
   *
   * @param maker as {@link Statements#NAMED}
   */
  static List<Row> periods(Row maker, String source) {
    if (maker.isNullAt(3) || maker.isNullAt(4)) {
      return List.of();
    }
    int birth = maker.getInt(3);
    int death = maker.getInt(4);
    if (death <= birth + OF_AGE || death > birth + LONGEST) {
      return List.of();
    }
    Set<String> periods = new LinkedHashSet<>();
    for (int year = birth + OF_AGE; year <= death; year++) {
      periods.add(EntityType.periodOf(year));
    }
    List<Row> rows = new ArrayList<>();
    for (String period : periods) {
      rows.add(
          Statements.of(
              EntityType.ARTIST,
              maker,
              Relations.ACTIVE_DURING,
              EntityType.PERIOD,
              Statements.named(period),
              Relations.weightOf(Relations.ACTIVE_DURING),
              source));
    }
    return rows;
  }
}
