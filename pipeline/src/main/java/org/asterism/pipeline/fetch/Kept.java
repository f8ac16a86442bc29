package org.asterism.pipeline.fetch;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.SourceReport;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.manners.Traffic;
import org.asterism.pipeline.sources.SourceSettings;

/**
 * What became of some pictures, in numbers by source.
 *
 * @param asked pictures asked for
 * @param refused how many gave no picture, by kind of reason
 * @param unchanged how many of those asked for are held and still what the server has
 * @param passing how many of the refused are worth another try
 * @param refusals some of the refused, as "source id: reason"
 */
record Kept(
    Map<String, Long> asked,
    long unchanged,
    Map<String, Written> written,
    Map<String, Map<String, Long>> refused,
    long passing,
    List<String> refusals) {
  static final Kept NOTHING = new Kept(Map.of(), 0, Map.of(), Map.of(), 0, List.of());

  /**
   * @param fetched rows of {@link Fetched#SCHEMA} with {@link LakeTable#CHANGE}; that of unchanged
   *     pictures counts for nothing, because they are not compared by it
   */
  static Kept of(Dataset<Row> fetched) {
    Map<String, Long> asked = new TreeMap<>();
    long unchanged = 0;
    Map<String, Written> written = new TreeMap<>();
    Map<String, Map<String, Long>> refused = new TreeMap<>();
    long passing = 0;
    for (Row row :
        fetched
            .groupBy(
                col(Images.SOURCE),
                SourceReport.kindOf(col(Images.REFUSAL)),
                col(Images.RETRY),
                Fetched.UNCHANGED,
                col(LakeTable.CHANGE))
            .agg(count(lit(1)))
            .collectAsList()) {
      long pictures = row.getLong(5);
      asked.merge(row.getString(0), pictures, Long::sum);
      if (row.getBoolean(3)) {
        unchanged += pictures;
      } else {
        written.merge(row.getString(0), Written.of(row.getString(4), pictures), Written::plus);
      }
      if (!row.isNullAt(1)) {
        refused
            .computeIfAbsent(row.getString(0), each -> new TreeMap<>())
            .merge(row.getString(1), pictures, Long::sum);
        passing += row.getBoolean(2) ? pictures : 0;
      }
    }
    return new Kept(
        asked, unchanged, written, refused, passing, refused.isEmpty() ? List.of() : some(fetched));
  }

  /** What changed in the table, of all sources. */
  Written total() {
    return written.values().stream().reduce(Written.NOTHING, Written::plus);
  }

  Kept with(Map<String, Written> more) {
    return plus(new Kept(Map.of(), 0, more, Map.of(), 0, List.of()));
  }

  private static List<String> some(Dataset<Row> fetched) {
    return fetched
        .where(col(Images.REFUSAL).isNotNull())
        .orderBy(Images.SOURCE, Images.SOURCE_ID)
        .limit(StageResult.SAMPLE)
        .select(
            concat_ws(
                ": ",
                concat_ws(" ", col(Images.SOURCE), col(Images.SOURCE_ID)),
                col(Images.REFUSAL)))
        .as(Encoders.STRING())
        .collectAsList();
  }

  Kept plus(Kept other) {
    return new Kept(
        merged(asked, other.asked, Long::sum),
        unchanged + other.unchanged,
        merged(written, other.written, Written::plus),
        merged(refused, other.refused, (one, two) -> merged(one, two, Long::sum)),
        passing + other.passing,
        Stream.concat(refusals.stream(), other.refusals.stream())
            .sorted()
            .limit(StageResult.SAMPLE)
            .toList());
  }

  private static <V> Map<String, V> merged(
      Map<String, V> one, Map<String, V> other, BinaryOperator<V> add) {
    Map<String, V> all = new TreeMap<>(one);
    other.forEach((key, value) -> all.merge(key, value, add));
    return all;
  }

  /**
   * @param traffic by the sources' names
   * @param leftOut pictures whose sources' requests were used up
   */
  StageResult result(List<SourceSettings> sources, Map<String, Traffic> traffic, long leftOut) {
    Map<String, SourceSettings> byId = new HashMap<>();
    sources.forEach(source -> byId.putIfAbsent(source.id(), source));
    List<SourceReport> reports = new ArrayList<>();
    for (String source : new TreeMap<>(asked).keySet()) {
      SourceSettings known = byId.get(source);
      if (known != null) {
        reports.add(
            known.report(
                asked.get(source),
                written.getOrDefault(source, Written.NOTHING),
                0,
                refused.getOrDefault(source, Map.of()),
                traffic.getOrDefault(known.manners().source(), Traffic.NONE)));
      }
    }
    StageResult result =
        StageResult.of(sum(asked), total())
            .withRefused(refused.values().stream().mapToLong(Kept::sum).sum(), refusals)
            .withSources(reports);
    if (leftOut > 0) {
      result =
          result.withNote(
              "%,d pictures wait for the next run: their sources' requests are used up"
                  .formatted(leftOut));
    }
    return passing > 0 || leftOut > 0 ? result.incomplete() : result;
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
