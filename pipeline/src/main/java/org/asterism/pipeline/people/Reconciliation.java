package org.asterism.pipeline.people;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.artwork.ArtistLine;
import org.asterism.core.artwork.PlainName;
import org.asterism.pipeline.crawl.Objects;

/**
 * Persons out of mentions. Of one name, mentions whose life and ids do not contradict each other
 * are one person; a mention that tells nothing but the name goes to the best known of that name.
 * Then persons of any name who share an id in ULAN or Wikidata are one.
 *
 * <p>The mentions of one name are held in memory at a time. Sharing ids is followed step by step,
 * each step one more id away, until nothing changes, at most {@value #MOST_STEPS} times.
 */
public final class Reconciliation {
  private static final int MOST_STEPS = 20;

  private static final String KEY = "key";
  private static final String LABEL = "label";

  private static final StructType PERSONAS =
      new StructType()
          .add(KEY, StringType)
          .add(LABEL, StringType)
          .add(Artists.SCHEMA.apply(Artists.OTHER_NAMES))
          .add(Artists.SCHEMA.apply(Artists.BIRTH))
          .add(Artists.SCHEMA.apply(Artists.DEATH))
          .add(Artists.SCHEMA.apply(Artists.ULAN))
          .add(Artists.SCHEMA.apply(Artists.WIKIDATA))
          .add(Artists.SCHEMA.apply(Artists.SOURCES))
          .add(Artists.WORKS, LongType)
          .add(Artists.SCHEMA.apply(Artists.MENTIONS));

  private Reconciliation() {}

  /**
   * The rows of {@link Artists}.
   *
   * @param staged keeps rows under a name so that they are computed once
   */
  public static Dataset<Row> artists(
      Dataset<Row> objects, BiFunction<String, Dataset<Row>, Dataset<Row>> staged) {
    return persons(mentions(objects), staged);
  }

  /**
   * The rows of {@link Artists}, from what anybody says of artists.
   *
   * @param mentions each different text once: {@code mention} as {@link Artists#mention} writes it,
   *     {@code maker} with name, ids and life, and the sources and works that name them so
   * @param staged keeps rows under a name so that they are computed once
   */
  public static Dataset<Row> persons(
      Dataset<Row> mentions, BiFunction<String, Dataset<Row>, Dataset<Row>> staged) {
    Dataset<Row> personas = staged.apply("personas", personas(mentions));
    Dataset<Row> persons =
        labelled(personas, staged)
            .groupByKey(
                (MapFunction<Row, String>) row -> row.getString(PERSONAS.fieldIndex(LABEL)),
                Encoders.STRING())
            .flatMapGroups(
                (FlatMapGroupsFunction<String, Row, Row>) (label, rows) -> person(label, rows),
                Encoders.row(PERSONAS));
    return persons
        .groupByKey(
            (MapFunction<Row, String>) row -> row.getString(PERSONAS.fieldIndex(KEY)),
            Encoders.STRING())
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, Row>) (key, rows) -> namesakes(rows),
            Encoders.row(Artists.SCHEMA));
  }

  /** What records say of makers, each different text once. */
  private static Dataset<Row> mentions(Dataset<Row> objects) {
    return objects
        .where(Objects.USED)
        .select(col(Objects.SOURCE), explode(col(Objects.ARTISTS)).as("maker"))
        .withColumn("mention", Artists.mention(col("maker")))
        .groupBy("mention", "maker")
        .agg(
            sort_array(collect_set(col(Objects.SOURCE))).as(Artists.SOURCES),
            count(lit(1)).as(Artists.WORKS));
  }

  private static Dataset<Row> personas(Dataset<Row> mentions) {
    return mentions
        .flatMap((FlatMapFunction<Row, Row>) row -> mentioned(row), Encoders.row(PERSONAS))
        .groupByKey(
            (MapFunction<Row, String>) row -> row.getString(PERSONAS.fieldIndex(KEY)),
            Encoders.STRING())
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, Row>) (key, rows) -> ofOneName(rows),
            Encoders.row(PERSONAS));
  }

  /** The person a mention names, if it names one. */
  private static Iterator<Row> mentioned(Row row) {
    Row maker = row.getAs("maker");
    ArtistLine line = ArtistLine.read(maker.getAs("name"));
    if (!line.isPerson()) {
      return List.<Row>of().iterator();
    }
    Integer birth = maker.getAs("birth");
    Integer death = maker.getAs("death");
    Persona persona =
        new Persona(
            PlainName.of(line.name()),
            List.of(line.name()),
            birth == null ? line.birth() : birth,
            death == null ? line.death() : death,
            maker.getAs("ulan"),
            maker.getAs("wikidata"),
            row.getList(row.fieldIndex(Artists.SOURCES)),
            row.getAs(Artists.WORKS),
            List.of(row.<String>getAs("mention")));
    return List.of(row(persona, persona.mentions().get(0))).iterator();
  }

  /** One row a person among those of one name. */
  private static Iterator<Row> ofOneName(Iterator<Row> rows) {
    List<Persona> persons = new ArrayList<>();
    sorted(rows, Persona.BEST_KNOWN_FIRST)
        .forEach(
            next -> {
              for (int i = 0; i < persons.size(); i++) {
                if (persons.get(i).mayBe(next)) {
                  persons.set(i, persons.get(i).with(next));
                  return;
                }
              }
              persons.add(next);
            });
    return persons.stream().map(each -> row(each, each.mentions().get(0))).iterator();
  }

  private static List<Persona> sorted(Iterator<Row> rows, Comparator<Persona> order) {
    Iterable<Row> all = () -> rows;
    return StreamSupport.stream(all.spliterator(), false)
        .map(Reconciliation::persona)
        .sorted(order)
        .toList();
  }

  /** With the smallest label of all that are reached by shared ids. */
  private static Dataset<Row> labelled(
      Dataset<Row> personas, BiFunction<String, Dataset<Row>, Dataset<Row>> staged) {
    Dataset<Row> labelled = personas;
    boolean shared =
        personas
                .where(col(Artists.ULAN).isNotNull().or(col(Artists.WIKIDATA).isNotNull()))
                .limit(1)
                .count()
            > 0;
    for (int step = 0; shared && step < MOST_STEPS; step++) {
      Dataset<Row> next =
          labelled
              .withColumn("before", col(LABEL))
              .withColumn(LABEL, smallestAmong(Artists.ULAN))
              .withColumn(LABEL, smallestAmong(Artists.WIKIDATA));
      labelled = staged.apply("labelled-" + step, next);
      boolean settled =
          labelled.where(not(col(LABEL).equalTo(col("before")))).limit(1).count() == 0;
      labelled = labelled.drop("before");
      if (settled) {
        break;
      }
    }
    return labelled;
  }

  private static Column smallestAmong(String id) {
    return when(col(id).isNull(), col(LABEL))
        .otherwise(min(col(LABEL)).over(Window.partitionBy(coalesce(col(id), col(LABEL)))));
  }

  /** One person under the key of the name most works bear. */
  private static Iterator<Row> person(String label, Iterator<Row> rows) {
    List<Persona> parts =
        sorted(
            rows,
            Comparator.comparingLong(Persona::works)
                .reversed()
                .thenComparing(each -> each.mentions().get(0)));
    Persona whole = parts.stream().reduce(Persona::with).orElseThrow();
    return List.of(row(whole, label)).iterator();
  }

  /**
   * All persons of one name, as rows of {@link Artists}; of equal nodes the first keeps it bare.
   */
  private static Iterator<Row> namesakes(Iterator<Row> rows) {
    Set<String> taken = new HashSet<>();
    List<Row> artists = new ArrayList<>();
    for (Persona each :
        sorted(
            rows,
            Comparator.comparingLong(Persona::works)
                .reversed()
                .thenComparing(persona -> persona.mentions().get(0)))) {
      String node = each.names().get(0);
      String told = each.distinction();
      if (!taken.add(PlainName.of(node))) {
        node = told.isEmpty() ? node : "%s (%s)".formatted(node, told);
        for (int number = 2; !taken.add(PlainName.of(node)); number++) {
          node =
              "%s (%s%d)".formatted(each.names().get(0), told.isEmpty() ? "" : told + ", ", number);
        }
      }
      artists.add(
          RowFactory.create(
              "artist:" + PlainName.of(node),
              each.names().get(0),
              node,
              each.names().stream().skip(1).sorted().toArray(String[]::new),
              each.birth(),
              each.death(),
              each.ulan(),
              each.wikidata(),
              each.sources().toArray(String[]::new),
              each.works(),
              each.mentions().toArray(String[]::new)));
    }
    return artists.iterator();
  }

  private static Row row(Persona persona, String label) {
    return RowFactory.create(
        persona.key(),
        label,
        persona.names().toArray(String[]::new),
        persona.birth(),
        persona.death(),
        persona.ulan(),
        persona.wikidata(),
        persona.sources().toArray(String[]::new),
        persona.works(),
        persona.mentions().toArray(String[]::new));
  }

  private static Persona persona(Row row) {
    return new Persona(
        at(row, KEY),
        row.getList(PERSONAS.fieldIndex(Artists.OTHER_NAMES)),
        at(row, Artists.BIRTH),
        at(row, Artists.DEATH),
        at(row, Artists.ULAN),
        at(row, Artists.WIKIDATA),
        row.getList(PERSONAS.fieldIndex(Artists.SOURCES)),
        at(row, Artists.WORKS),
        row.getList(PERSONAS.fieldIndex(Artists.MENTIONS)));
  }

  /** By place: Spark may hand a row over as it was made, without a schema. */
  @SuppressWarnings("unchecked")
  private static <T> T at(Row row, String column) {
    return (T) row.get(PERSONAS.fieldIndex(column));
  }
}
