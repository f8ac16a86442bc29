package org.asterism.pipeline.history;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What the Getty's Union List of Artist Names states, in its export as N-Triples: one file or the
 * folder of them. A name is the preferred term ({@code gvp:prefLabelGVP} → {@code
 * skosxl:literalForm}) or a label, a life the preferred biography's ({@code foaf:focus} → {@code
 * gvp:biographyPreferred} → {@code gvp:estStart}, {@code gvp:estEnd}).
 *
 * @see <a href="http://vocab.getty.edu/doc/">the format</a>
 */
final class UlanStatements {
  private static final String GVP = "http://vocab.getty.edu/ontology#";
  private static final String SUBJECT = "http://vocab.getty.edu/ulan/";

  /** The Getty's numbers of relations. */
  private static final Pattern RELATION = Pattern.compile("ulan(\\d{4})_.*");

  private static final Set<String> TEACHER_OF = Set.of("1101", "1106");
  private static final Set<String> STUDENT_OF = Set.of("1102", "1105");
  private static final String INFLUENCED = "1107";
  private static final String INFLUENCED_BY = "1108";
  private static final String MEMBER_OF = "1317";

  private static final Map<String, String> WANTED =
      Map.of(
          GVP + "prefLabelGVP",
          "term",
          "http://www.w3.org/2008/05/skos-xl#literalForm",
          "literal",
          "http://www.w3.org/2004/02/skos/core#prefLabel",
          "label",
          "http://www.w3.org/2000/01/rdf-schema#label",
          "label",
          "http://xmlns.com/foaf/0.1/focus",
          "agent",
          GVP + "biographyPreferred",
          "biography",
          GVP + "estStart",
          "start",
          GVP + "estEnd",
          "end",
          "http://www.w3.org/2004/02/skos/core#exactMatch",
          "same",
          "http://www.w3.org/2002/07/owl#sameAs",
          "same");

  private static final Pattern TRIPLE =
      Pattern.compile(
          "<([^>]*)>\\s+<([^>]*)>\\s+(?:<([^>]*)>|\"((?:[^\"\\\\]|\\\\.)*)\"(?:@[\\w-]+|\\^\\^<[^>]*>)?|_:\\S+)\\s*\\.\\s*");
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))");

  private static final StructType TRIPLES =
      new StructType()
          .add("subject", StringType)
          .add("predicate", StringType)
          .add("object", StringType);

  private UlanStatements() {}

  /**
   * @return rows of {@link Statements}
   */
  static Dataset<Row> of(SparkSession spark, ImportSettings settings) {
    String source = settings.name();
    Dataset<Row> triples =
        spark
            .read()
            .textFile(settings.file())
            .flatMap(
                (FlatMapFunction<String, Row>) line -> triple(line).iterator(),
                Encoders.row(TRIPLES));
    Dataset<Row> makers = makers(triples);
    Dataset<Row> related =
        triples
            .where(col("predicate").startsWith("ulan"))
            .join(makers.toDF("subject", "a", "b", "c", "d", "e"), "subject")
            .join(makers.toDF("object", "f", "g", "h", "i", "j"), "object")
            .select("predicate", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    Dataset<Row> stated =
        related.flatMap(
            (FlatMapFunction<Row, Row>) row -> stated(row, source).iterator(),
            Encoders.row(Statements.SCHEMA));
    Dataset<Row> lives =
        makers.flatMap(
            (FlatMapFunction<Row, Row>) row -> Lives.periods(maker(row, 1), source).iterator(),
            Encoders.row(Statements.SCHEMA));
    Dataset<Row> refused =
        triples
            .where(col("predicate").equalTo("refused"))
            .flatMap(
                (FlatMapFunction<Row, Row>)
                    row ->
                        List.of(
                                Statements.refused(
                                    source, row.getString(0), "the line is no triple"))
                            .iterator(),
                Encoders.row(Statements.SCHEMA));
    return stated.union(lives).union(refused);
  }

  /** Subjects with name, ULAN, Wikidata, birth and death. */
  private static Dataset<Row> makers(Dataset<Row> triples) {
    Dataset<Row> terms =
        of(triples, "term", "subject", "term").join(of(triples, "literal", "term", "name"), "term");
    Dataset<Row> biographies =
        of(triples, "agent", "subject", "agent")
            .join(of(triples, "biography", "agent", "biography"), "agent")
            .join(of(triples, "start", "biography", "birth"), columns("biography"), "left")
            .join(of(triples, "end", "biography", "death"), columns("biography"), "left");
    Dataset<Row> labels = of(triples, "label", "subject", "label");
    Dataset<Row> same =
        of(triples, "same", "subject", "wikidata").where(col("wikidata").contains("wikidata.org"));
    return labels
        .select("subject")
        .union(terms.select("subject"))
        .distinct()
        .where(col("subject").startsWith(SUBJECT))
        .join(least(terms, "name"), columns("subject"), "left")
        .join(least(labels, "label"), columns("subject"), "left")
        .join(least(biographies, "birth"), columns("subject"), "left")
        .join(least(biographies, "death"), columns("subject"), "left")
        .join(least(same, "wikidata"), columns("subject"), "left")
        .select(
            col("subject"),
            coalesce(col("name"), col("label")).as("name"),
            col("subject").as("ulan"),
            col("wikidata"),
            year("birth"),
            year("death"));
  }

  private static String[] columns(String... names) {
    return names;
  }

  /** A subject may have several in languages: the smallest, so that it is always the same. */
  private static Dataset<Row> least(Dataset<Row> rows, String column) {
    return rows.groupBy("subject").agg(min(column).as(column));
  }

  private static Dataset<Row> of(Dataset<Row> triples, String predicate, String from, String to) {
    return triples
        .where(col("predicate").equalTo(predicate))
        .select(col("subject").as(from), col("object").as(to));
  }

  private static Column year(String column) {
    return col(column).cast("int").as(column);
  }

  private static List<Row> triple(String line) {
    String text = line.strip();
    if (text.isEmpty() || text.startsWith("#")) {
      return List.of();
    }
    Matcher triple = TRIPLE.matcher(text);
    if (!triple.matches()) {
      // Blank nodes say nothing that is asked for.
      return text.startsWith("_:")
          ? List.of()
          : List.of(
              RowFactory.create(text.substring(0, Math.min(60, text.length())), "refused", ""));
    }
    String predicate = triple.group(2);
    String wanted = WANTED.get(predicate);
    if (wanted == null && predicate.startsWith(GVP + "ulan")) {
      wanted = predicate.substring(GVP.length());
    }
    String object = triple.group(3) == null ? literal(triple.group(4)) : triple.group(3);
    return wanted == null || object == null
        ? List.of()
        : List.of(RowFactory.create(triple.group(1), wanted, object));
  }

  private static @Nullable String literal(@Nullable String written) {
    return written == null
        ? null
        : ESCAPE
            .matcher(written)
            .replaceAll(
                escape -> {
                  String hex = escape.group(1) == null ? escape.group(2) : escape.group(1);
                  String read =
                      hex == null
                          ? switch (escape.group(3)) {
                            case "t" -> "\t";
                            case "n" -> "\n";
                            case "r" -> "\r";
                            default -> escape.group(3);
                          }
                          : Character.toString(Integer.parseInt(hex, 16));
                  return Matcher.quoteReplacement(read);
                });
  }

  private static Row maker(Row row, int first) {
    return Statements.named(
        row.getString(first),
        row.getString(first + 1),
        row.getString(first + 2),
        row.isNullAt(first + 3) ? null : (Integer) row.getInt(first + 3),
        row.isNullAt(first + 4) ? null : (Integer) row.getInt(first + 4));
  }

  private static List<Row> stated(Row row, String source) {
    Matcher number = RELATION.matcher(row.getString(0));
    if (!number.matches()) {
      return List.of();
    }
    String code = number.group(1);
    Row subject = maker(row, 1);
    Row object = maker(row, 6);
    if (TEACHER_OF.contains(code)) {
      return List.of(between(subject, Relations.TAUGHT, EntityType.ARTIST, object, source));
    }
    if (STUDENT_OF.contains(code)) {
      return List.of(between(object, Relations.TAUGHT, EntityType.ARTIST, subject, source));
    }
    return switch (code) {
      case INFLUENCED ->
          List.of(between(subject, Relations.INFLUENCED, EntityType.ARTIST, object, source));
      case INFLUENCED_BY ->
          List.of(between(object, Relations.INFLUENCED, EntityType.ARTIST, subject, source));
      case MEMBER_OF ->
          List.of(between(subject, Relations.MEMBER_OF, EntityType.SCHOOL, object, source));
      default -> List.of();
    };
  }

  private static Row between(Row src, String relation, EntityType type, Row dst, String source) {
    return Statements.of(
        EntityType.ARTIST, src, relation, type, dst, Relations.weightOf(relation), source);
  }
}
