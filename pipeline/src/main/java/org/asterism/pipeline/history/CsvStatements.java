package org.asterism.pipeline.history;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.asterism.core.AsterismException;
import org.jspecify.annotations.Nullable;

/** A list of edges in columns of its own, read row by row. */
final class CsvStatements {
  /** Relations told from the other end. */
  private static final Map<String, String> TURNED =
      Map.of("taught_by", Relations.TAUGHT, "influenced_by", Relations.INFLUENCED);

  private CsvStatements() {}

  /**
   * @return rows of {@link Statements}
   * @throws AsterismException if the file lacks a column it should have
   */
  static Dataset<Row> of(SparkSession spark, ImportSettings settings) {
    Dataset<Row> rows =
        spark
            .read()
            .option("header", "true")
            .option("multiLine", "true")
            .option("escape", "\"")
            .csv(settings.file());
    List<String> columns = List.of(rows.columns());
    settings
        .columns()
        .forEach(
            (part, column) -> {
              if (!columns.contains(column)) {
                throw new AsterismException(
                    "%s has no column %s".formatted(settings.file(), column),
                    "its columns are " + columns,
                    "Correct history.imports.%s.columns.%s.".formatted(settings.name(), part));
              }
            });
    return rows.map(
        (MapFunction<Row, Row>) row -> statement(row, settings), Encoders.row(Statements.SCHEMA));
  }

  private static Row statement(Row row, ImportSettings settings) {
    Map<String, String> parts = new TreeMap<>(settings.constants());
    settings
        .columns()
        .forEach(
            (part, column) -> {
              String value = row.getAs(column);
              if (value != null && !value.isBlank()) {
                parts.put(part, value.strip());
              }
            });
    String found = found(parts);
    String word = parts.getOrDefault(Statements.RELATION, "");
    String ours = settings.relations().getOrDefault(word, word);
    String[] words = ours.split("\\s+");
    String relation = words.length == 3 ? words[1] : ours;
    boolean turned = TURNED.containsKey(relation);
    String type = TURNED.getOrDefault(relation, relation);
    if (!Relations.TYPES.contains(type)) {
      return refused(settings, found, "the relation %s is not one of ours".formatted(word));
    }
    Optional<EntityType> src = type(parts, Statements.SRC_TYPE, words, 0);
    Optional<EntityType> dst = type(parts, Statements.DST_TYPE, words, 2);
    if (src.isEmpty() || dst.isEmpty()) {
      return refused(settings, found, "its types are not among ours");
    }
    String a = name(parts.get(Statements.SRC), settings.slugs());
    String b = name(parts.get(Statements.DST), settings.slugs());
    if (a == null || b == null) {
      return refused(settings, found, "one end has no name");
    }
    Float weight = weight(parts.get(Statements.WEIGHT), Relations.weightOf(type));
    if (weight == null) {
      return refused(
          settings, found, "its weight %s is not above 0".formatted(parts.get(Statements.WEIGHT)));
    }
    return turned
        ? statement(dst.get(), b, type, src.get(), a, weight, settings)
        : statement(src.get(), a, type, dst.get(), b, weight, settings);
  }

  private static Row statement(
      EntityType srcType,
      String src,
      String relation,
      EntityType dstType,
      String dst,
      float weight,
      ImportSettings settings) {
    return Statements.of(
        srcType,
        Statements.named(src),
        relation,
        dstType,
        Statements.named(dst),
        weight,
        settings.name());
  }

  private static String found(Map<String, String> parts) {
    return "%s %s %s"
        .formatted(
            parts.getOrDefault(Statements.SRC, "?"),
            parts.getOrDefault(Statements.RELATION, "?"),
            parts.getOrDefault(Statements.DST, "?"));
  }

  private static Row refused(ImportSettings settings, String found, String reason) {
    return Statements.refused(settings.name(), found, reason);
  }

  private static Optional<EntityType> type(
      Map<String, String> parts, String part, String[] words, int place) {
    String told = words.length == 3 ? words[place] : parts.getOrDefault(part, "");
    return EntityType.ofKey(told);
  }

  private static @Nullable String name(@Nullable String told, boolean slugs) {
    if (told == null || told.isBlank()) {
      return null;
    }
    return slugs && told.startsWith("/")
        ? String.join(" ", Arrays.asList(told.substring(told.lastIndexOf('/') + 1).split("-")))
        : told;
  }

  /** Null for what is no weight. */
  private static @Nullable Float weight(@Nullable String told, float otherwise) {
    if (told == null) {
      return otherwise;
    }
    try {
      float weight = Float.parseFloat(told);
      return weight > 0 && Float.isFinite(weight) ? weight : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
