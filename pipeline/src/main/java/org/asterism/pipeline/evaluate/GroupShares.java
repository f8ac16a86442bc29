package org.asterism.pipeline.evaluate;

import java.io.IOException;
import java.io.StringReader;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Weights;
import org.asterism.pipeline.lake.Lake;
import org.jspecify.annotations.Nullable;

/**
 * For a collection whose truth is known: the share of the right group among the ten nearest. The
 * right group is the movement (formal), the subject (conceptual), and the period and line of
 * influence (historical).
 *
 * @param works how many works have a known truth
 * @param shares by affinity the share over its own ranking
 * @param random by affinity the share over a ranking by hash, for comparison
 */
public record GroupShares(int works, Map<Affinity, Double> shares, Map<Affinity, Double> random) {

  /**
   * @param truth CSV with the columns source, source_id, movement, subject and school
   */
  public static GroupShares of(Lake lake, String truth) {
    Map<String, CSVRecord> known = parse(truth);
    LabelledWorks works = LabelledWorks.of(lake, Weights.DEFAULT);
    Map<Affinity, Double> shares = new EnumMap<>(Affinity.class);
    Map<Affinity, Double> random = new EnumMap<>(Affinity.class);
    for (Affinity affinity : Affinity.values()) {
      List<@Nullable String> groups = groups(works, known, column(affinity));
      shares.put(affinity, works.retrieval().figures(groups, works.by(affinity)).p10());
      random.put(affinity, works.retrieval().figures(groups, GroupShares::random).p10());
    }
    return new GroupShares(known.size(), shares, random);
  }

  private static String column(Affinity affinity) {
    return switch (affinity) {
      case FORMAL -> "movement";
      case CONCEPTUAL -> "subject";
      case HISTORICAL -> "school";
    };
  }

  private static List<@Nullable String> groups(
      LabelledWorks works, Map<String, CSVRecord> known, String column) {
    return works.artworks().stream()
        .map(artwork -> known.get(artwork.source() + " " + artwork.sourceId()))
        .<@Nullable String>map(row -> row == null ? null : row.get(column))
        .toList();
  }

  /** A ranking that knows nothing: a hash of the pair. */
  static float random(int query, int candidate) {
    int mixed = (query * 31_337 + candidate) * 0x9e3779b9;
    mixed = (mixed ^ (mixed >>> 15)) * 0x85ebca6b;
    return (mixed ^ (mixed >>> 13)) & 0xffffff;
  }

  private static Map<String, CSVRecord> parse(String truth) {
    try (CSVParser rows =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .build()
            .parse(new StringReader(truth))) {
      Map<String, CSVRecord> known = new HashMap<>();
      for (CSVRecord row : rows) {
        known.put(row.get("source") + " " + row.get("source_id"), row);
      }
      return known;
    } catch (IOException | IllegalArgumentException e) {
      throw new AsterismException(
          "The truth cannot be read",
          String.valueOf(e.getMessage()),
          "Give a CSV file with the columns source, source_id, movement, subject and school.",
          e);
    }
  }
}
