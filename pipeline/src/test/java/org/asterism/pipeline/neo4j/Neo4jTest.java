package org.asterism.pipeline.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.asterism.core.AsterismException;
import org.asterism.core.UnreachableException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.artwork.ImageId;
import org.asterism.core.formal.FormalBlock;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.pipeline.CutWire;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.chart.Communities;
import org.asterism.pipeline.chart.MapPoints;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.enrich.Texts;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.history.Entities;
import org.asterism.pipeline.history.Relations;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.link.Edges;
import org.asterism.pipeline.sources.Secret;
import org.asterism.sandbox.neo4j.Neo4jServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The graph in a real Neo4j, which lives through this whole class: each test goes on with it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Neo4jTest {
  private static final int WORKS = 12;
  private static final Map<String, Object> NOTHING = Map.of();

  @TempDir static Path folder;

  private static Neo4jServer database;
  private static Lake lake;

  @BeforeAll
  static void start() {
    database = Neo4jServer.start(folder.resolve("neo4j"));
    lake = TestLake.in(folder);
    hold(WORKS, "Work");
    link(WORKS, 0.9f);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static String id(int work) {
    return ImageId.of("aic", String.valueOf(work));
  }

  private static void hold(int works, String title) {
    Objects.TABLE.replaceAll(
        lake, TestLake.rows(Objects.SCHEMA, each(works, n -> object(n, title))));
    Images.TABLE.replaceAll(lake, TestLake.rows(Images.SCHEMA, each(works, Neo4jTest::image)));
    Texts.TABLE.replaceAll(lake, TestLake.rows(Texts.SCHEMA, each(works, Neo4jTest::text)));
    Embeddings.TABLE.replaceAll(
        lake,
        TestLake.rows(
            Embeddings.SCHEMA,
            IntStream.range(0, works).boxed().flatMap(Neo4jTest::vectors).toArray(Row[]::new)));
    Entities.TABLE.replaceAll(
        lake,
        TestLake.rows(
            Entities.SCHEMA,
            entity("artist:anna boch", "artist", "Anna Boch"),
            entity("artist:theo", "artist", "Théo"),
            entity("movement:pointillism", "movement", "Pointillism")));
    MapPoints.TABLE.replaceAll(
        lake, TestLake.rows(MapPoints.SCHEMA, each(works, Neo4jTest::point)));
    Communities.TABLE.replaceAll(
        lake,
        TestLake.rows(
            Communities.SCHEMA,
            RowFactory.create(0, "sea, boats", new String[] {"sea", "boats"}, (long) works)));
    Relations.TABLE.replaceAll(
        lake,
        TestLake.rows(
            Relations.SCHEMA,
            RowFactory.create(
                "artist:theo", "artist:anna boch", Relations.INFLUENCED, 2.0f, "list.csv"),
            RowFactory.create(
                "artist:anna boch", "movement:pointillism", Relations.MEMBER_OF, 1.0f, "objects")));
  }

  private static Row[] each(int works, java.util.function.IntFunction<Row> row) {
    return IntStream.range(0, works).mapToObj(row).toArray(Row[]::new);
  }

  private static Row object(int n, String title) {
    return TestLake.row(
        Objects.SCHEMA,
        Objects.SOURCE,
        "aic",
        Objects.SOURCE_ID,
        String.valueOf(n),
        Objects.IMAGE_ID,
        id(n),
        Objects.TITLE,
        title + " " + n,
        Objects.ARTISTS,
        new Row[] {RowFactory.create(n % 2 == 0 ? "Anna Boch" : "Théo", null, null, null, null)},
        Objects.YEAR_FROM,
        1900 + n,
        Objects.YEAR_TO,
        1900 + n,
        Objects.MOVEMENTS,
        new String[] {"Pointillism"},
        Objects.SUBJECTS,
        new String[] {"Sea", n % 2 == 0 ? "Boats" : "Mills"},
        Objects.PLACE,
        null,
        Objects.LICENCE,
        n % 2 == 0 ? "cc-by" : "cc0",
        Objects.PAGE_URL,
        "https://museum.example/" + n,
        Objects.IMAGE_URL,
        "https://museum.example/%d.jpg".formatted(n),
        Objects.UPDATED_AT,
        "");
  }

  private static Row image(int n) {
    return TestLake.row(
        Images.SCHEMA,
        Images.IMAGE_ID,
        id(n),
        Images.SHA256,
        "aa" + n,
        Images.ENRICHED_SHA256,
        "aa" + n);
  }

  private static Row text(int n) {
    return TestLake.row(
        Texts.SCHEMA,
        Texts.IMAGE_ID,
        id(n),
        Texts.KEYWORDS,
        new Row[] {RowFactory.create("rough sea", 0.1f)});
  }

  private static Row point(int n) {
    return TestLake.row(
        MapPoints.SCHEMA,
        MapPoints.IMAGE_ID,
        id(n),
        MapPoints.X,
        0.5f,
        MapPoints.Y,
        0.5f,
        MapPoints.COMMUNITY,
        0,
        MapPoints.PAGERANK,
        1.0);
  }

  private static Stream<Row> vectors(int n) {
    return Stream.of(Affinity.values())
        .map(
            affinity -> {
              int size = affinity == Affinity.FORMAL ? FormalEncoder.DIMENSION : 8;
              float[] vector = new float[size];
              vector[0] = (float) Math.cos(n * 0.05);
              vector[1] = (float) Math.sin(n * 0.05);
              if (affinity == Affinity.FORMAL) {
                for (FormalBlock block : FormalBlock.values()) {
                  vector[block.from()] = (float) (Math.sqrt(block.weight()) * Math.cos(n * 0.05));
                  vector[block.from() + 1] =
                      (float) (Math.sqrt(block.weight()) * Math.sin(n * 0.05));
                }
              }
              return TestLake.row(
                  Embeddings.SCHEMA,
                  Embeddings.IMAGE_ID,
                  id(n),
                  Embeddings.AFFINITY,
                  affinity.key(),
                  Embeddings.MODEL,
                  affinity == Affinity.FORMAL ? FormalEncoder.MODEL : "test",
                  Embeddings.VECTOR,
                  vector);
            });
  }

  private static Row entity(String id, String type, String name) {
    return TestLake.row(Entities.SCHEMA, Entities.ID, id, Entities.TYPE, type, Entities.NAME, name);
  }

  /** Each work with the next two, by each affinity. */
  private static void link(int works, float weight) {
    List<Row> edges = new ArrayList<>();
    for (Affinity affinity : Affinity.values()) {
      for (int n = 0; n < works; n++) {
        for (int rank = 1; rank <= 2; rank++) {
          edges.add(
              RowFactory.create(
                  id(n), id((n + rank) % works), affinity.key(), weight - 0.1f * rank, null));
        }
      }
    }
    Edges.TABLE.replaceAll(lake, TestLake.rows(Edges.SCHEMA, edges.toArray(Row[]::new)));
  }

  private static StageResult export() {
    return export(database.password(), database.port());
  }

  private static StageResult export(String password, int port) {
    return export(password, port, Duration.ofMillis(1));
  }

  private static StageResult export(String password, int port, Duration firstPause) {
    Neo4jSettings settings =
        new Neo4jSettings(
            "bolt://127.0.0.1:" + port, database.user(), new Secret(password), "neo4j");
    return TestLake.run(new Neo4j(settings, firstPause), lake);
  }

  private static Server server() {
    return new Server(
        new Neo4jSettings(
            database.endpoint().toString(),
            database.user(),
            new Secret(database.password()),
            "neo4j"),
        Duration.ofMillis(1));
  }

  private static List<Object> ask(String cypher, Map<String, Object> parameters) {
    try (Server server = server()) {
      return server.read(cypher, parameters).stream().map(row -> row.get(0).asObject()).toList();
    }
  }

  private static long count(String pattern) {
    return (Long)
        ask(
                """
                MATCH (now:Asterism) MATCH %s
                WHERE x.since <= now.version AND (x.until IS NULL OR x.until > now.version)
                RETURN count(x)"""
                    .formatted(pattern),
                NOTHING)
            .get(0);
  }

  @Test
  @Order(1)
  void worksHistoryAndEdgesAreThere() {
    StageResult result = export();

    assertThat(result.read()).isEqualTo(WORKS);
    assertThat(count("(x:Image)")).isEqualTo(WORKS);
    assertThat(count("(x:Artist)")).isEqualTo(2);
    assertThat(count("()-[x:FORMAL_SIM]->()")).isEqualTo(2 * WORKS);
    assertThat(count("()-[x:CONCEPT_SIM]->()")).isEqualTo(2 * WORKS);
    assertThat(count("()-[x:HISTORICAL_SIM]->()")).isEqualTo(2 * WORKS);
    assertThat(count("(:Image)-[x:BY]->(:Artist)")).isEqualTo(WORKS);
    assertThat(count("(:Image)-[x:OF_MOVEMENT]->(:Movement)")).isEqualTo(WORKS);
    assertThat(count("(:Image)-[x:IN_COMMUNITY]->(:Community)")).isEqualTo(WORKS);
    assertThat(count("(:Artist)-[x:INFLUENCED]->(:Artist)")).isEqualTo(1);
    // Three entities, a community, a node a work; nine relationships a work, two of art history.
    assertThat(result.written()).isEqualTo(new Written(4 + WORKS + 9 * WORKS + 2, 0, 0));
  }

  @Test
  @Order(2)
  void edgesSayHowNearTwoWorksAreAndWhy() {
    assertThat(
            ask(
                """
                MATCH (:Image {id: $a})-[r]->(:Image {id: $b})
                RETURN [type(r), r.rank, round(r.weight, 4), r.reasons[..4]] ORDER BY type(r)""",
                Map.of("a", id(0), "b", id(2))))
        .hasSize(3)
        .contains(
            List.of("CONCEPT_SIM", 2L, 0.7, List.of("boats", "rough sea", "sea")),
            List.of(
                "HISTORICAL_SIM", 2L, 0.7, List.of("artist: Anna Boch", "movement: Pointillism")));
    assertThat(
            ask(
                "MATCH (:Image {id: $a})-[r:FORMAL_SIM]->(:Image {id: $b}) UNWIND r.reasons AS x RETURN x",
                Map.of("a", id(0), "b", id(2))))
        .hasSize(3)
        .contains("palette 1.00");
  }

  @Test
  @Order(3)
  void vectorsCanBeSearchedInTheDatabase() {
    assertThat(
            ask(
                """
                MATCH (i:Image {id: $id})
                CALL db.index.vector.queryNodes('image_formal', 3, i.formal) YIELD node
                RETURN node.title""",
                Map.of("id", id(0))))
        .containsExactly("Work 0", "Work 1", "Work 2");
  }

  @Test
  @Order(4)
  void aSecondExportOfTheSameWritesNothing() {
    List<Object> before = ask("MATCH (a:Asterism) RETURN properties(a)", NOTHING);

    StageResult again = export();

    assertThat(again.written()).isEqualTo(Written.NOTHING);
    assertThat(ask("MATCH (a:Asterism) RETURN properties(a)", NOTHING)).isEqualTo(before);
  }

  @Test
  @Order(5)
  void anExportThatDoesNotTrustTheMarkerFindsNothingToWriteEither() {
    try (Server server = server()) {
      server.write("MATCH (a:Asterism) SET a.state = 'of another lake'", NOTHING);
    }

    assertThat(export().written()).isEqualTo(Written.NOTHING);
    assertThat(ask("MATCH (a:Asterism) RETURN a.version", NOTHING)).containsExactly(1L);
  }

  @Test
  @Order(6)
  void aDatabaseThatDiesHalfWayShowsWhatItHadAndTheNextRunGoesOn() {
    hold(WORKS - 1, "Changed");
    link(WORKS - 1, 0.6f);

    try (CutWire wire = CutWire.to(database.port(), 90_000)) {
      assertThatThrownBy(() -> export(database.password(), wire.port()))
          .isInstanceOf(AsterismException.class)
          .hasMessageContaining("cannot be reached")
          .hasMessageContaining("goes on where it was");
      assertThat(wire.isCut()).isTrue();
    }

    assertThat(count("(x:Image)")).isEqualTo(WORKS);
    assertThat(count("()-[x:HISTORICAL_SIM]->()")).isEqualTo(2 * WORKS);
    assertThat(ask("MATCH (i:Image) WHERE i.title STARTS WITH 'Changed' RETURN i LIMIT 1", NOTHING))
        .as("it died in the middle, not before")
        .isNotEmpty();

    StageResult rest = export();

    assertThat(rest.written().total()).isPositive();
    assertThat(count("(x:Image)")).isEqualTo(WORKS - 1);
    assertThat(count("()-[x:HISTORICAL_SIM]->()")).isEqualTo(2 * (WORKS - 1));
    assertThat(
            ask(
                "MATCH ()-[r:CONCEPT_SIM {rank: 1}]->() RETURN DISTINCT round(r.weight, 3)",
                NOTHING))
        .containsExactly(0.5);
    assertThat(export().written()).isEqualTo(Written.NOTHING);
  }

  @Test
  @Order(7)
  void whatVanishedIsRemovedInTheEnd() {
    assertThat(ask("MATCH (i:Image) RETURN count(i)", NOTHING)).containsExactly(WORKS - 1L);
    assertThat(ask("MATCH ()-[r:FORMAL_SIM]->() RETURN count(r)", NOTHING))
        .containsExactly(2L * (WORKS - 1));
    assertThat(ask("MATCH (x) WHERE x.until IS NOT NULL RETURN x", NOTHING)).isEmpty();
  }

  /** The statements of docs/neo4j.md, each with what it should bring. */
  @Test
  @Order(8)
  void theQuestionsOfThePageAreAnswered() throws IOException {
    String page = Files.readString(Path.of("../docs/neo4j.md"));
    List<String> statements =
        Pattern.compile("```cypher\n(.*?)```", Pattern.DOTALL)
            .matcher(page)
            .results()
            .map(match -> match.group(1))
            .toList();
    Map<String, Object> parameters = Map.of("a", id(0), "b", id(2));

    assertThat(statements).hasSizeGreaterThanOrEqualTo(8);
    for (String statement : statements) {
      assertThat(ask(statement, parameters)).as(statement).isNotEmpty();
    }
  }

  @Test
  @Order(9)
  void aDatabaseThatIsDownIsNamed() {
    assertThatThrownBy(() -> export(database.password(), 1))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("bolt://127.0.0.1:1 cannot be reached")
        .hasMessageContaining("run again");
  }

  @Test
  @Order(10)
  void aWrongPasswordIsNamedButNotShown() {
    assertThatThrownBy(() -> export("guess", database.port()))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("refuses the user neo4j")
        .hasMessageContaining(Neo4jSettings.PASSWORD_VARIABLE)
        .hasMessageNotContaining("guess");
  }

  @Test
  @Order(11)
  void aDatabaseThatCanOnlyBeReadIsSaidToBeSo() {
    int port = database.port();
    database.close();
    database = Neo4jServer.start(folder.resolve("neo4j"), port, true);
    hold(WORKS, "Again");

    // It answers a moment before its databases do.
    assertThatThrownBy(() -> export(database.password(), port, Duration.ofSeconds(1)))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("can only be read");
  }
}
