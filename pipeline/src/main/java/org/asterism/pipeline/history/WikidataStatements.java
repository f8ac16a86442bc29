package org.asterism.pipeline.history;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.types.DataTypes.StringType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What Wikidata's JSON dump states of artists: one array with an entity a line, plain or packed. It
 * is read twice, line by line: for the artists and what they are linked to, and for the names of
 * those. An artist is a human (P31 Q5) whom ULAN knows (P245) or whose occupation (P106) is one of
 * the visual arts.
 *
 * @see <a href="https://www.mediawiki.org/wiki/Wikibase/DataModel/JSON">the format</a>
 */
final class WikidataStatements {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String HUMAN = "Q5";

  /**
   * Painter, sculptor, artist, visual artist, draughtsperson, printmaker, etcher, engraver,
   * illustrator, photographer, architect, lithographer, miniaturist, ceramicist.
   */
  private static final Set<String> OCCUPATIONS =
      Set.of(
          "Q1028181",
          "Q1281618",
          "Q483501",
          "Q3391743",
          "Q15296811",
          "Q11569986",
          "Q10862983",
          "Q329439",
          "Q644687",
          "Q33231",
          "Q42973",
          "Q16947657",
          "Q16031530",
          "Q7541856");

  private static final String INFLUENCED_BY = "P737";
  private static final String STUDENT_OF = "P1066";
  private static final String STUDENT = "P802";
  private static final String MOVEMENT = "P135";
  private static final String WORKED_IN = "P937";
  private static final String EDUCATED_AT = "P69";
  private static final Set<String> LINKS =
      Set.of(INFLUENCED_BY, STUDENT_OF, STUDENT, MOVEMENT, WORKED_IN, EDUCATED_AT);
  private static final Set<String> BETWEEN_ARTISTS = Set.of(INFLUENCED_BY, STUDENT_OF, STUDENT);

  /** Languages in which names are looked for, the first first. */
  private static final List<String> LANGUAGES = List.of("en", "mul", "de", "fr", "nl", "it", "es");

  private static final Pattern ID = Pattern.compile("^\\{.{0,60}?\"id\":\"(Q\\d+)\"");
  private static final Pattern YEAR = Pattern.compile("^([+-])0*(\\d{1,4})-");

  /** A time's precision of a year; lower ones are decades, centuries and longer. */
  private static final int TO_A_YEAR = 9;

  private static final StructType LINKED =
      new StructType()
          .add("id", StringType)
          .add("property", StringType)
          .add("value", StringType)
          .add("maker", Statements.NAMED)
          .add("reason", StringType);

  private static final StructType LABELS =
      new StructType().add("value", StringType).add("label", StringType);

  private WikidataStatements() {}

  /**
   * @param staged keeps rows in files under a name
   * @return rows of {@link Statements}
   */
  static Dataset<Row> of(
      SparkSession spark,
      ImportSettings settings,
      BiFunction<String, Dataset<Row>, Dataset<Row>> staged) {
    String source = settings.name();
    Dataset<Row> linked =
        staged.apply(
            "wikidata-" + source,
            spark
                .read()
                .textFile(settings.file())
                .flatMap(
                    (FlatMapFunction<String, Row>) line -> linked(line).iterator(),
                    Encoders.row(LINKED)));
    Dataset<Row> artists =
        linked
            .where(col("maker").isNotNull())
            .groupBy(col("id").as("value"))
            .agg(first("maker").as("other"));
    Dataset<Row> links = linked.where(col("property").isNotNull());
    Dataset<Row> wanted = links.select("value").distinct();
    Dataset<Row> labels =
        spark
            .read()
            .textFile(settings.file())
            .flatMap(
                (FlatMapFunction<String, Row>) line -> identified(line).iterator(),
                Encoders.row(LABELS))
            .join(wanted, new String[] {"value"}, "left_semi")
            .flatMap(
                (FlatMapFunction<Row, Row>) row -> labelled(row).iterator(), Encoders.row(LABELS));
    Dataset<Row> stated =
        links
            .join(artists, new String[] {"value"}, "left")
            .join(labels, new String[] {"value"}, "left")
            .select("property", "maker", "other", "label")
            .flatMap(
                (FlatMapFunction<Row, Row>) row -> stated(row, source).iterator(),
                Encoders.row(Statements.SCHEMA));
    Dataset<Row> lives =
        linked
            .where(col("maker").isNotNull())
            .select("maker")
            .distinct()
            .flatMap(
                (FlatMapFunction<Row, Row>)
                    row -> Lives.periods(row.getStruct(0), source).iterator(),
                Encoders.row(Statements.SCHEMA));
    Dataset<Row> refused =
        linked
            .where(col("reason").isNotNull())
            .select("id", "reason")
            .flatMap(
                (FlatMapFunction<Row, Row>)
                    row ->
                        List.of(Statements.refused(source, row.getString(0), row.getString(1)))
                            .iterator(),
                Encoders.row(Statements.SCHEMA));
    return stated.union(lives).union(refused);
  }

  /** The lines between the array's brackets, without the comma between them. */
  private static String entity(String line) {
    String text = line.strip();
    if (text.endsWith(",")) {
      text = text.substring(0, text.length() - 1);
    }
    return text.equals("[") || text.equals("]") ? "" : text;
  }

  /** An artist's links, and one row without any for the artist alone. */
  private static List<Row> linked(String line) {
    String text = entity(line);
    // Nearly all lines of a dump are of other things, and parsing is what takes the time.
    if (text.isEmpty()
        || (text.startsWith("{") && !text.contains("\"P106\"") && !text.contains("\"P245\""))) {
      return List.of();
    }
    JsonNode entity;
    try {
      entity = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      String found = text.substring(0, Math.min(40, text.length()));
      return List.of(RowFactory.create(found, null, null, null, "the line is no JSON"));
    }
    JsonNode claims = entity.path("claims");
    if (!values(claims, "P31").contains(HUMAN) || !isArtist(claims)) {
      return List.of();
    }
    String id = entity.path("id").asText();
    String label = label(entity);
    if (label == null) {
      return List.of(RowFactory.create(id, null, null, null, "the artist has no name"));
    }
    Row maker =
        Statements.named(
            label, external(claims, "P245"), id, year(claims, "P569"), year(claims, "P570"));
    List<Row> rows = new ArrayList<>();
    rows.add(RowFactory.create(id, null, null, maker, null));
    for (String property : LINKS) {
      for (String value : values(claims, property)) {
        rows.add(RowFactory.create(id, property, value, maker, null));
      }
    }
    return rows;
  }

  private static boolean isArtist(JsonNode claims) {
    return external(claims, "P245") != null
        || values(claims, "P106").stream().anyMatch(OCCUPATIONS::contains);
  }

  /** The best statements' values that are entities: preferred ones, else all not deprecated. */
  private static List<String> values(JsonNode claims, String property) {
    List<String> ids = new ArrayList<>();
    for (JsonNode value : best(claims.path(property))) {
      JsonNode id = value.path("id");
      if (id.isTextual()) {
        ids.add(id.asText());
      } else if (value.path("numeric-id").isInt()) {
        ids.add("Q" + value.path("numeric-id").asInt());
      }
    }
    return ids;
  }

  private static List<JsonNode> best(JsonNode statements) {
    List<JsonNode> preferred = new ArrayList<>();
    List<JsonNode> normal = new ArrayList<>();
    for (JsonNode statement : statements) {
      JsonNode snak = statement.path("mainsnak");
      String rank = statement.path("rank").asText();
      if (snak.path("snaktype").asText().equals("value") && !rank.equals("deprecated")) {
        (rank.equals("preferred") ? preferred : normal).add(snak.path("datavalue").path("value"));
      }
    }
    return preferred.isEmpty() ? normal : preferred;
  }

  private static @Nullable String external(JsonNode claims, String property) {
    List<JsonNode> values = best(claims.path(property));
    return values.isEmpty() ? null : values.get(0).asText();
  }

  /** Years before Christ are negative and there is no year 0, as with us. */
  private static @Nullable Integer year(JsonNode claims, String property) {
    for (JsonNode value : best(claims.path(property))) {
      Matcher year = YEAR.matcher(value.path("time").asText());
      if (value.path("precision").asInt() >= TO_A_YEAR && year.find()) {
        int number = Integer.parseInt(year.group(2));
        return year.group(1).equals("-") ? -number : number;
      }
    }
    return null;
  }

  private static List<Row> identified(String line) {
    String text = entity(line);
    Matcher id = ID.matcher(text);
    return id.find() ? List.of(RowFactory.create(id.group(1), text)) : List.of();
  }

  private static List<Row> labelled(Row row) {
    try {
      String label = label(JSON.readTree(row.getString(1)));
      return label == null ? List.of() : List.of(RowFactory.create(row.getString(0), label));
    } catch (JsonProcessingException e) {
      // The first reading has refused the line.
      return List.of();
    }
  }

  private static @Nullable String label(JsonNode entity) {
    JsonNode labels = entity.path("labels");
    for (String language : LANGUAGES) {
      String label = labels.path(language).path("value").asText();
      if (!label.isBlank()) {
        return label;
      }
    }
    Iterator<Map.Entry<String, JsonNode>> others = labels.fields();
    return others.hasNext() ? others.next().getValue().path("value").asText() : null;
  }

  private static List<Row> stated(Row row, String source) {
    String property = row.getString(0);
    Row maker = row.getStruct(1);
    Row other = row.isNullAt(2) ? null : row.getStruct(2);
    String label = row.isNullAt(3) ? null : row.getString(3);
    if (BETWEEN_ARTISTS.contains(property)) {
      // Whom no dump calls an artist, such as a philosopher, is none here either.
      return other == null
          ? List.of()
          : List.of(
              property.equals(STUDENT)
                  ? between(maker, Relations.TAUGHT, other, source)
                  : between(
                      other,
                      property.equals(INFLUENCED_BY) ? Relations.INFLUENCED : Relations.TAUGHT,
                      maker,
                      source));
    }
    if (label == null) {
      return List.of();
    }
    return switch (property) {
      case MOVEMENT -> List.of(of(maker, Relations.MEMBER_OF, EntityType.MOVEMENT, label, source));
      case EDUCATED_AT -> List.of(of(maker, Relations.MEMBER_OF, EntityType.SCHOOL, label, source));
      default -> List.of(of(maker, Relations.ACTIVE_IN, EntityType.PLACE, label, source));
    };
  }

  private static Row between(Row src, String relation, Row dst, String source) {
    return Statements.of(
        EntityType.ARTIST,
        src,
        relation,
        EntityType.ARTIST,
        dst,
        Relations.weightOf(relation),
        source);
  }

  private static Row of(Row maker, String relation, EntityType type, String name, String source) {
    return Statements.of(
        EntityType.ARTIST,
        maker,
        relation,
        type,
        Statements.named(name),
        Relations.weightOf(relation),
        source);
  }
}
