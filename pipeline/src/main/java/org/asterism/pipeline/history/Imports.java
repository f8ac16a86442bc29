package org.asterism.pipeline.history;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.AsterismException;
import org.asterism.core.artwork.PlainName;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.people.Artists;
import org.asterism.pipeline.people.Reconciliation;

/**
 * Relations out of other lists and dumps, with their artists found among ours: by ULAN, by
 * Wikidata, then by a name whose life does not speak against it. Those found nowhere are nodes of
 * their own; a namesake of one of ours is told by their life.
 *
 * @param claims rows of {@link KnowledgeGraph#CLAIMS}
 * @param refused how many rows were not understood
 * @param refusals some of them, "source: what: reason"
 */
record Imports(Dataset<Row> claims, long refused, List<String> refusals) {
  private static final String MENTION = "mention";
  private static final String NODE = Artists.NODE;

  private static final StructType KEYED =
      new StructType()
          .add("key", StringType)
          .add("rank", IntegerType)
          .add(Artists.ARTIST_ID, StringType);

  static Imports read(Lake lake, Dataset<Row> artists, List<ImportSettings> settings) {
    Dataset<Row> stated = null;
    for (ImportSettings each : settings) {
      Dataset<Row> rows = lake.staged("statements-" + each.name(), statements(lake, each));
      stated = stated == null ? rows : stated.union(rows);
    }
    if (stated == null) {
      throw new IllegalArgumentException("there is nothing to import");
    }
    Dataset<Row> understood = stated.where(col(Statements.REASON).isNull());
    Dataset<Row> nodes = lake.staged("imported-nodes", nodes(lake, understood, artists));
    Dataset<Row> claims =
        lake.staged(
            "imported-claims",
            named(named(understood, Statements.SRC, nodes), Statements.DST, nodes)
                .map((MapFunction<Row, Row>) Imports::claim, Encoders.row(KnowledgeGraph.CLAIMS)));
    Column isLoop = col(Relations.SRC).equalTo(col(Relations.DST));
    Dataset<Row> refused =
        stated
            .where(col(Statements.REASON).isNotNull())
            .select(
                concat_ws(": ", col(Statements.SOURCE), col(Statements.FOUND), col("reason"))
                    .as("refusal"))
            .union(
                claims
                    .where(isLoop)
                    .select(
                        concat_ws(
                            ": ",
                            col(Relations.SOURCE),
                            col(KnowledgeGraph.SRC_NAME),
                            concat_ws(" ", col(Relations.TYPE), lit("with itself")))));
    List<String> sample =
        refused.orderBy("refusal").limit(StageResult.SAMPLE).as(Encoders.STRING()).collectAsList();
    return new Imports(claims.where(not(isLoop)), refused.count(), sample);
  }

  private static Dataset<Row> statements(Lake lake, ImportSettings settings) {
    stamp(settings);
    return switch (settings.format()) {
      case CSV -> CsvStatements.of(lake.spark(), settings);
      case WIKIDATA -> WikidataStatements.of(lake.spark(), settings, lake::staged);
      case ULAN -> UlanStatements.of(lake.spark(), settings);
    };
  }

  /** Sizes and times of the files, by which a change is noticed. */
  static String stamps(List<ImportSettings> settings) {
    List<String> stamps = new ArrayList<>();
    settings.forEach(each -> stamps.add(stamp(each)));
    return stamps.toString();
  }

  private static String stamp(ImportSettings settings) {
    Path path = new Path(settings.file());
    try {
      FileStatus[] found = path.getFileSystem(new Configuration()).globStatus(path);
      if (found == null || found.length == 0) {
        throw unreadable(settings, "there is no such file");
      }
      return Arrays.stream(found)
          .map(
              file ->
                  file.getPath().getName() + " " + file.getLen() + " " + file.getModificationTime())
          .sorted()
          .toList()
          .toString();
    } catch (IOException e) {
      throw unreadable(settings, String.valueOf(e.getMessage()));
    }
  }

  private static AsterismException unreadable(ImportSettings settings, String why) {
    return new AsterismException(
        "%s cannot be imported".formatted(settings.file()),
        why,
        "Correct history.imports.%s.file, or take that import out.".formatted(settings.name()));
  }

  /** What lists say of artists, each different text with the node it means. */
  private static Dataset<Row> nodes(Lake lake, Dataset<Row> stated, Dataset<Row> artists) {
    Dataset<Row> makers =
        ends(stated, Statements.SRC_TYPE, Statements.SRC)
            .union(ends(stated, Statements.DST_TYPE, Statements.DST));
    Dataset<Row> mentions =
        makers
            .withColumn(MENTION, Artists.mention(col("maker")))
            .groupBy(MENTION, "maker")
            .agg(
                sort_array(collect_set(col(Statements.SOURCE))).as(Artists.SOURCES),
                count(lit(1)).as(Artists.WORKS));
    Dataset<Row> persons =
        lake.staged("imported-persons", Reconciliation.persons(mentions, lake::staged));
    Dataset<Row> known = lake.staged("known-persons", artists.drop(Artists.MENTIONS));
    Dataset<Row> ours =
        keyed(known)
            .join(
                known.select(
                    col(Artists.ARTIST_ID),
                    col(NODE).as("our_node"),
                    col(Artists.WORKS).as("our_works"),
                    col(Artists.ULAN).as("our_ulan"),
                    col(Artists.WIKIDATA).as("our_wikidata"),
                    col(Artists.BIRTH).as("our_birth"),
                    col(Artists.DEATH).as("our_death")),
                Artists.ARTIST_ID)
            .drop(Artists.ARTIST_ID, "rank");
    Dataset<Row> found =
        keyed(persons)
            .join(persons.drop(NODE), Artists.ARTIST_ID)
            .join(ours, "key")
            .where(
                col("rank")
                    .lt(2)
                    .or(
                        agree(Artists.ULAN, "our_ulan")
                            .and(agree(Artists.WIKIDATA, "our_wikidata"))
                            .and(near(Artists.BIRTH, "our_birth"))
                            .and(near(Artists.DEATH, "our_death"))))
            .groupBy(Artists.ARTIST_ID)
            .agg(
                min_by(
                        col("our_node"),
                        struct(col("rank"), col("our_works").multiply(-1), col("our_node")))
                    .as("found"));
    Dataset<Row> taken = known.select(col(Artists.ARTIST_ID), lit(true).as("taken"));
    return persons
        .join(found, columns(Artists.ARTIST_ID), "left")
        .join(taken, columns(Artists.ARTIST_ID), "left")
        .select(
            explode(col(Artists.MENTIONS)).as(MENTION),
            coalesce(col("found"), when(col("taken").isNull(), col(NODE)).otherwise(told()))
                .as(NODE));
  }

  /** The name with what tells its bearer from one of ours. */
  private static Column told() {
    Column life = concat_ws("–", col(Artists.BIRTH), col(Artists.DEATH));
    Column id = coalesce(col(Artists.ULAN), col(Artists.WIKIDATA), lit("another"));
    return format_string("%s (%s)", col(NODE), when(life.equalTo(""), id).otherwise(life));
  }

  private static String[] columns(String... names) {
    return names;
  }

  private static Dataset<Row> ends(Dataset<Row> stated, String type, String end) {
    return stated
        .where(col(type).equalTo(EntityType.ARTIST.key()))
        .select(col(Statements.SOURCE), col(end).as("maker"));
  }

  private static Column agree(String one, String other) {
    return coalesce(col(one).equalTo(col(other)), lit(true));
  }

  private static Column near(String one, String other) {
    return coalesce(abs(col(one).minus(col(other))).leq(1), lit(true));
  }

  /**
   * What persons may be found by, the surest first: rank 0 for ULAN, 1 for Wikidata, 2 for names.
   */
  private static Dataset<Row> keyed(Dataset<Row> persons) {
    return persons
        .select(
            col(Artists.ARTIST_ID),
            col(Artists.ULAN),
            col(Artists.WIKIDATA),
            concat(array(col(Artists.NAME)), col(Artists.OTHER_NAMES)).as("names"))
        .flatMap(
            (FlatMapFunction<Row, Row>)
                row -> {
                  List<Row> keys = new ArrayList<>();
                  if (!row.isNullAt(1)) {
                    keys.add(RowFactory.create("ulan " + row.getString(1), 0, row.getString(0)));
                  }
                  if (!row.isNullAt(2)) {
                    keys.add(
                        RowFactory.create("wikidata " + row.getString(2), 1, row.getString(0)));
                  }
                  row.<String>getList(3).stream()
                      .map(PlainName::of)
                      .distinct()
                      .forEach(
                          name -> keys.add(RowFactory.create("name " + name, 2, row.getString(0))));
                  return keys.iterator();
                },
            Encoders.row(KEYED));
  }

  /** With the end's name as the graph has it. */
  private static Dataset<Row> named(Dataset<Row> stated, String end, Dataset<Row> nodes) {
    return stated
        .withColumn(MENTION, Artists.mention(col(end)))
        .join(nodes, columns(MENTION), "left")
        .withColumn(
            end + "_name",
            coalesce(
                when(col(end + "_type").equalTo(EntityType.ARTIST.key()), col(NODE)),
                col(end).getField("name")))
        .drop(MENTION, NODE);
  }

  private static Row claim(Row row) {
    EntityType srcType = EntityType.ofKey(row.getAs(Statements.SRC_TYPE)).orElseThrow();
    EntityType dstType = EntityType.ofKey(row.getAs(Statements.DST_TYPE)).orElseThrow();
    String src = row.getAs("src_name");
    String dst = row.getAs("dst_name");
    return RowFactory.create(
        srcType.idOf(src),
        dstType.idOf(dst),
        row.getAs(Statements.RELATION),
        row.getAs(Statements.WEIGHT),
        row.getAs(Statements.SOURCE),
        srcType.key(),
        src,
        dstType.key(),
        dst);
  }
}
