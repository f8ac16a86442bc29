package org.asterism.pipeline.neo4j;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.array_intersect;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.chart.Communities;
import org.asterism.pipeline.chart.MapPoints;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.enrich.Texts;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.history.Entities;
import org.asterism.pipeline.history.EntityType;
import org.asterism.pipeline.history.Relations;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.link.Edges;
import org.asterism.pipeline.people.Artists;

/** The nodes and relationships that the database is to have, from the lake's tables. */
final class Graph {
  static final List<LakeTable> TABLES =
      List.of(
          Objects.TABLE,
          Artists.TABLE,
          Images.TABLE,
          Texts.TABLE,
          Embeddings.TABLE,
          Entities.TABLE,
          Relations.TABLE,
          Edges.TABLE,
          MapPoints.TABLE,
          Communities.TABLE);

  static final String IMAGE = "Image";
  private static final String COMMUNITY = "Community";

  /** Reasons are for reading; a pair of twins would share everything. */
  private static final int MOST_REASONS = 8;

  private static final String RANK = "rank";
  private static final String WEIGHT = "weight";
  static final String REASONS = "reasons";
  private static final Column NO_TEXTS = array().cast("array<string>");
  private static final Column NO_REASONS = lit(null).cast("array<string>");

  private static final StructType MEMBER =
      new StructType()
          .add(Objects.IMAGE_ID, DataTypes.StringType)
          .add(Entities.ID, DataTypes.StringType);

  private final Lake lake;
  private final Dataset<Row> pictures;
  private final Dataset<Row> entities;
  private final Dataset<Row> members;

  /** Reads the tables once and keeps what several kinds are made of. */
  Graph(Lake lake) {
    this.lake = lake;
    Dataset<Row> objects =
        Artists.resolved(Objects.TABLE.read(lake), Artists.TABLE.read(lake)).drop(Objects.JSON);
    Dataset<Row> images =
        Images.TABLE.read(lake).where(Images.USABLE).select(Images.IMAGE_ID, Images.DUPLICATE_OF);
    Dataset<Row> used = lake.staged("neo4j-works", objects.join(images, Images.IMAGE_ID));
    this.entities =
        Entities.TABLE.read(lake).select(Entities.ID, Entities.TYPE, Entities.NAME).cache();
    this.members = lake.staged("neo4j-members", memberships(used).join(entities, Entities.ID));
    this.pictures = used;
  }

  /** Who and what each work belongs to. */
  private static Dataset<Row> memberships(Dataset<Row> works) {
    return works.flatMap(
        (FlatMapFunction<Row, Row>)
            work -> {
              var artwork = Artists.artworkOf(work);
              return Arrays.stream(EntityType.values())
                  .flatMap(type -> type.idsOf(artwork).stream())
                  .distinct()
                  .map(id -> RowFactory.create(artwork.imageId(), id))
                  .iterator();
            },
        Encoders.row(MEMBER));
  }

  long works() {
    return pictures.count();
  }

  Map<NodeKind, Dataset<Row>> nodes() {
    Map<NodeKind, Dataset<Row>> nodes = new LinkedHashMap<>();
    List<String> vectors = Stream.of(Affinity.values()).map(Affinity::key).toList();
    add(nodes, IMAGE, images(), vectors);
    add(
        nodes,
        COMMUNITY,
        Communities.TABLE
            .read(lake)
            .select(
                communityId().as(Nodes.ID),
                col(Communities.NAME),
                col(Communities.KEYWORDS),
                col(Communities.WORKS)),
        List.of());
    for (String type : entityTypes()) {
      add(
          nodes,
          Names.label(type),
          entities
              .where(col(Entities.TYPE).equalTo(type))
              .select(col(Entities.ID).as(Nodes.ID), col(Entities.NAME)),
          List.of());
    }
    return nodes;
  }

  private List<String> entityTypes() {
    return entities
        .select(Entities.TYPE)
        .distinct()
        .orderBy(Entities.TYPE)
        .as(Encoders.STRING())
        .collectAsList();
  }

  private static void add(
      Map<NodeKind, Dataset<Row>> nodes, String label, Dataset<Row> rows, List<String> vectors) {
    List<String> properties =
        Stream.of(rows.columns()).filter(each -> !each.equals(Nodes.ID)).toList();
    Column[] all = properties.stream().map(each -> col(each)).toArray(Column[]::new);
    nodes.put(new NodeKind(label, properties, vectors), rows.withColumn(Nodes.HASH, xxhash64(all)));
  }

  private Dataset<Row> images() {
    Dataset<Row> texts =
        Texts.TABLE.read(lake).select(col(Texts.IMAGE_ID), phrases().as("keywords"));
    Dataset<Row> places =
        MapPoints.TABLE
            .read(lake)
            .select(MapPoints.IMAGE_ID, MapPoints.X, MapPoints.Y, MapPoints.PAGERANK);
    Dataset<Row> rows =
        pictures
            .join(texts, new String[] {Texts.IMAGE_ID}, "left")
            .join(places, new String[] {MapPoints.IMAGE_ID}, "left");
    Column[] vectors =
        Stream.of(Affinity.values()).map(each -> col(each.key())).toArray(Column[]::new);
    Column[] columns =
        Stream.concat(
                Stream.of(
                    col(Objects.IMAGE_ID).as(Nodes.ID),
                    col(Objects.TITLE),
                    transform(col(Objects.ARTISTS), each -> each.getField("name")).as("artists"),
                    col(Objects.DATE_TEXT),
                    col(Objects.YEAR_FROM),
                    col(Objects.YEAR_TO),
                    col(Objects.MOVEMENTS),
                    col(Objects.SUBJECTS),
                    coalesce(col("keywords"), NO_TEXTS).as("keywords"),
                    col(Objects.PLACE),
                    col(Objects.LICENCE),
                    col(Objects.LICENCE_VERSION),
                    col(Objects.LICENCE_URI),
                    col(Objects.ATTRIBUTION),
                    col(Objects.SOURCE),
                    col(Objects.SOURCE_ID),
                    col(Objects.PAGE_URL),
                    col(Images.DUPLICATE_OF),
                    col(MapPoints.X).cast("double").as("x"),
                    col(MapPoints.Y).cast("double").as("y"),
                    col(MapPoints.PAGERANK)),
                Stream.of(vectors))
            .toArray(Column[]::new);
    return Embeddings.beside(rows, Embeddings.TABLE.read(lake)).select(columns);
  }

  private static Column phrases() {
    return transform(col(Texts.KEYWORDS), each -> each.getField("phrase"));
  }

  Map<LinkKind, Dataset<Row>> links() {
    Map<LinkKind, Dataset<Row>> links = new LinkedHashMap<>();
    for (Affinity affinity : Affinity.values()) {
      links.put(new LinkKind(typeOf(affinity), IMAGE, IMAGE), hashed(similar(affinity), affinity));
    }
    for (String type : entityTypes()) {
      links.put(
          new LinkKind(membership(type), IMAGE, Names.label(type)),
          hashed(
              plain(
                  members.where(col(Entities.TYPE).equalTo(type)),
                  col(Objects.IMAGE_ID),
                  col(Entities.ID)),
              null));
    }
    links.put(
        new LinkKind("IN_COMMUNITY", IMAGE, COMMUNITY),
        hashed(
            plain(
                MapPoints.TABLE
                    .read(lake)
                    .join(pictures.select(Objects.IMAGE_ID), MapPoints.IMAGE_ID),
                col(MapPoints.IMAGE_ID),
                communityId()),
            null));
    links.putAll(relations());
    return links;
  }

  private static Column communityId() {
    return concat(lit("community:"), col(Communities.COMMUNITY).cast("string"));
  }

  static String typeOf(Affinity affinity) {
    return switch (affinity) {
      case FORMAL -> "FORMAL_SIM";
      case CONCEPTUAL -> "CONCEPT_SIM";
      case HISTORICAL -> "HISTORICAL_SIM";
    };
  }

  private static String membership(String entityType) {
    return switch (entityType) {
      case "artist" -> "BY";
      case "movement" -> "OF_MOVEMENT";
      case "place" -> "MADE_IN";
      case "period" -> "MADE_DURING";
      default -> "HAS_" + Names.type(entityType);
    };
  }

  private Map<LinkKind, Dataset<Row>> relations() {
    Dataset<Row> relations =
        Relations.TABLE
            .read(lake)
            .join(
                entities.select(col(Entities.ID).as(Relations.SRC), col(Entities.TYPE).as("st")),
                Relations.SRC)
            .join(
                entities.select(col(Entities.ID).as(Relations.DST), col(Entities.TYPE).as("dt")),
                Relations.DST)
            .cache();
    Map<LinkKind, Dataset<Row>> kinds = new LinkedHashMap<>();
    List<Row> found =
        relations
            .select(Relations.TYPE, "st", "dt")
            .distinct()
            .orderBy(Relations.TYPE, "st", "dt")
            .collectAsList();
    for (Row kind : found) {
      Dataset<Row> some =
          relations.where(
              col(Relations.TYPE)
                  .equalTo(kind.getString(0))
                  .and(col("st").equalTo(kind.getString(1)))
                  .and(col("dt").equalTo(kind.getString(2))));
      kinds.put(
          new LinkKind(
              Names.type(kind.getString(0)),
              Names.label(kind.getString(1)),
              Names.label(kind.getString(2))),
          hashed(
              some.select(
                  col(Relations.SRC).as(Links.SRC),
                  col(Relations.DST).as(Links.DST),
                  lit(null).cast("int").as(RANK),
                  col(Relations.WEIGHT).cast("double").as(WEIGHT),
                  array(col(Relations.SOURCE)).as(REASONS)),
              null));
    }
    return kinds;
  }

  private static Dataset<Row> plain(Dataset<Row> rows, Column src, Column dst) {
    return rows.select(
        src.as(Links.SRC),
        dst.as(Links.DST),
        lit(null).cast("int").as(RANK),
        lit(null).cast("double").as(WEIGHT),
        NO_REASONS.as(REASONS));
  }

  /**
   * Reasons of the formal affinity come later, for the relationships that are written: they follow
   * from the vectors, and with those the weight changes.
   */
  private Dataset<Row> similar(Affinity affinity) {
    Dataset<Row> ids = pictures.select(Objects.IMAGE_ID);
    Dataset<Row> edges =
        Edges.ranked(Edges.nearest(lake).where(col(Edges.AFFINITY).equalTo(affinity.key())))
            .join(ids.withColumnRenamed(Objects.IMAGE_ID, Edges.SRC), Edges.SRC)
            .join(ids.withColumnRenamed(Objects.IMAGE_ID, Edges.DST), Edges.DST)
            .select(
                col(Edges.SRC).as(Links.SRC),
                col(Edges.DST).as(Links.DST),
                col(Edges.RANK).as(RANK),
                col(Edges.WEIGHT).cast("double").as(WEIGHT));
    return switch (affinity) {
      case FORMAL -> edges.withColumn(REASONS, NO_REASONS);
      case CONCEPTUAL -> shared(edges, words());
      case HISTORICAL -> shared(edges, facts());
    };
  }

  /** Subjects and keywords, in lower case. */
  private Dataset<Row> words() {
    Dataset<Row> texts =
        Texts.TABLE.read(lake).select(col(Texts.IMAGE_ID), phrases().as("keywords"));
    Column subjects = coalesce(col(Objects.SUBJECTS), NO_TEXTS);
    return pictures
        .join(texts, new String[] {Texts.IMAGE_ID}, "left")
        .select(
            col(Objects.IMAGE_ID),
            transform(
                    array_union(subjects, coalesce(col("keywords"), NO_TEXTS)), each -> lower(each))
                .as("said"));
  }

  /** "artist: Anna Boch", "movement: Neo-Impressionism". */
  private Dataset<Row> facts() {
    return members
        .groupBy(Objects.IMAGE_ID)
        .agg(
            array_sort(collect_set(concat(col(Entities.TYPE), lit(": "), col(Entities.NAME))))
                .as("said"));
  }

  private static Dataset<Row> shared(Dataset<Row> edges, Dataset<Row> said) {
    Column none = array_except(array(lit("")), array(lit("")));
    return edges
        .join(
            said.select(col(Objects.IMAGE_ID).as(Links.SRC), col("said").as("a")),
            new String[] {Links.SRC},
            "left")
        .join(
            said.select(col(Objects.IMAGE_ID).as(Links.DST), col("said").as("b")),
            new String[] {Links.DST},
            "left")
        .withColumn(
            REASONS,
            when(
                    col("a").isNotNull().and(col("b").isNotNull()),
                    slice(array_sort(array_intersect(col("a"), col("b"))), 1, MOST_REASONS))
                .otherwise(none))
        .drop("a", "b");
  }

  private static Dataset<Row> hashed(
      Dataset<Row> links, @org.jspecify.annotations.Nullable Affinity affinity) {
    Column content =
        affinity == Affinity.FORMAL
            ? xxhash64(col(RANK), col(WEIGHT))
            : xxhash64(col(RANK), col(WEIGHT), col(REASONS));
    return links.withColumn(Links.HASH, content);
  }

  /** The relationships with the reasons that are not known yet. */
  Dataset<Row> withReasons(LinkKind kind, Dataset<Row> links) {
    return kind.type().equals(typeOf(Affinity.FORMAL)) ? FormalWords.of(links, lake) : links;
  }

  /** The numbers of an affinity's vectors, or 0 if there are none. */
  int dimension(Affinity affinity) {
    return Embeddings.TABLE
        .read(lake)
        .where(Embeddings.of(affinity))
        .limit(1)
        .select(org.apache.spark.sql.functions.size(col(Embeddings.VECTOR)))
        .as(Encoders.INT())
        .collectAsList()
        .stream()
        .findFirst()
        .orElse(0);
  }

  /** Rows in files of their own, for they are read more than once. */
  Dataset<Row> kept(String name, Dataset<Row> rows) {
    return lake.staged("neo4j-" + name, rows);
  }
}
