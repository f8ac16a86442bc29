package org.asterism.pipeline.lake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/**
 * What became of a row since a table was in some state.
 *
 * @param last as it is, or as it was when it was removed
 * @param isThere whether it was not removed
 * @param isNew whether the table surely held no row of that key before
 */
public record RowSince(Row last, boolean isThere, boolean isNew) {
  /** Columns of Delta's feed. */
  static final String VERSION = "_commit_version";

  static final String TYPE = "_change_type";

  /** A row before it was changed, told of beside how it is. */
  static final String AS_IT_WAS = "update_preimage";

  private static final String ADDED = "insert";
  private static final String REMOVED = "delete";

  /**
   * @param feed rows of Delta's feed, in any order, none {@link #AS_IT_WAS}
   * @param keys how many columns are the key; the first
   */
  static List<RowSince> ofEachKey(List<Row> feed, int keys) {
    Map<List<Object>, RowSince> rows = new LinkedHashMap<>();
    for (Row row : feed) {
      String type = row.getAs(TYPE);
      rows.merge(
          IntStream.range(0, keys).mapToObj(row::get).toList(),
          new RowSince(row, !type.equals(REMOVED), type.equals(ADDED)),
          RowSince::with);
    }
    return List.copyOf(rows.values());
  }

  private RowSince with(RowSince other) {
    RowSince later = isAfter(other) ? this : other;
    return new RowSince(later.last, later.isThere, isNew && other.isNew);
  }

  /** A commit that writes a row anew removes and inserts it. */
  private boolean isAfter(RowSince other) {
    long own = last.<Long>getAs(VERSION);
    long others = other.last.<Long>getAs(VERSION);
    return own > others || (own == others && isThere);
  }
}
