package org.asterism.core.bundle;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.licence.LicenceClass;

/**
 * What a search asks of every image, kept in memory: about 160 bytes per image.
 *
 * <p>All arrays are by row.
 */
public final class Columns {
  private static final int NONE = -1;
  private static final int UNKNOWN_YEAR = Integer.MIN_VALUE;

  private final String[] ids;
  private final long[] dhashes;
  private final int[] pictures;
  private final LicenceClass[] licences;
  private final int[] yearsFrom;
  private final int[] yearsTo;
  private final Map<Affinity, int[]> ordinals = new EnumMap<>(Affinity.class);
  private final Map<Affinity, float[]> confidences = new EnumMap<>(Affinity.class);

  private Columns(int size) {
    ids = new String[size];
    dhashes = new long[size];
    pictures = new int[size];
    licences = new LicenceClass[size];
    yearsFrom = new int[size];
    yearsTo = new int[size];
    for (Affinity affinity : Affinity.values()) {
      int[] none = new int[size];
      Arrays.fill(none, NONE);
      ordinals.put(affinity, none);
      confidences.put(affinity, new float[size]);
    }
  }

  static Columns read(Connections catalogue, int size) {
    Columns columns = new Columns(size);
    Map<String, Integer> firstRows = new HashMap<>();
    List<Integer> rows =
        catalogue.query(
            """
            SELECT row, id, dhash, duplicate_of, licence, year_from, year_to, formal, conceptual,
              historical, formal_confidence, conceptual_confidence, historical_confidence
            FROM images ORDER BY row""",
            result -> {
              int row = result.getInt("row");
              columns.ids[row] = result.getString("id");
              columns.dhashes[row] = result.getLong("dhash");
              columns.pictures[row] = row;
              String duplicateOf = result.getString("duplicate_of");
              if (duplicateOf != null) {
                firstRows.putIfAbsent(duplicateOf, row);
                columns.pictures[row] = firstRows.get(duplicateOf);
              }
              columns.licences[row] =
                  LicenceClass.ofCode(result.getString("licence")).orElse(LicenceClass.UNKNOWN);
              int from = result.getInt("year_from");
              columns.yearsFrom[row] = result.wasNull() ? UNKNOWN_YEAR : from;
              columns.yearsTo[row] = result.getInt("year_to");
              for (Affinity affinity : Affinity.values()) {
                int ordinal = result.getInt(affinity.key());
                columns.ordinals.get(affinity)[row] = result.wasNull() ? NONE : ordinal;
                columns.confidences.get(affinity)[row] =
                    result.getFloat(affinity.key() + "_confidence");
              }
              return row;
            });
    firstRows.forEach(
        (id, first) -> columns.row(id).ifPresent(row -> columns.pictures[row] = first));
    if (rows.size() != size) {
      throw new IllegalStateException("%d rows instead of %d".formatted(rows.size(), size));
    }
    return columns;
  }

  public int size() {
    return ids.length;
  }

  public String id(int row) {
    return ids[row];
  }

  /** The row of an image, if the bundle holds it. */
  public OptionalInt row(String imageId) {
    int row = Arrays.binarySearch(ids, imageId);
    return row < 0 ? OptionalInt.empty() : OptionalInt.of(row);
  }

  public long dhash(int row) {
    return dhashes[row];
  }

  /** Whether the two are files of one picture. */
  public boolean showOnePicture(int row, int other) {
    return pictures[row] == pictures[other];
  }

  public LicenceClass licence(int row) {
    return licences[row];
  }

  /** Whether the work's years are known and any of them lies between the two, both included. */
  public boolean madeBetween(int row, int first, int last) {
    return yearsFrom[row] != UNKNOWN_YEAR && yearsFrom[row] <= last && yearsTo[row] >= first;
  }

  /** How far the image's vector is to be believed, in (0, 1]; 0 if it has none. */
  float confidence(Affinity affinity, int row) {
    return confidences.get(affinity)[row];
  }

  /** The image's ordinal in that affinity's index, if it has such a vector. */
  OptionalInt ordinal(Affinity affinity, int row) {
    int ordinal = ordinals.get(affinity)[row];
    return ordinal == NONE ? OptionalInt.empty() : OptionalInt.of(ordinal);
  }

  /** The inverse of {@link #ordinal}: rows by ordinal. */
  int[] rowsByOrdinal(Affinity affinity) {
    int[] byRow = ordinals.get(affinity);
    int[] rows = new int[(int) Arrays.stream(byRow).filter(each -> each != NONE).count()];
    for (int row = 0; row < byRow.length; row++) {
      if (byRow[row] != NONE) {
        rows[byRow[row]] = row;
      }
    }
    return rows;
  }
}
