package org.asterism.pipeline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.asterism.core.AsterismException;
import org.asterism.core.UnreachableException;
import org.asterism.core.artwork.ImageId;
import org.asterism.pipeline.CutWire;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.enrich.Texts;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.sources.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The property store in a real PostgreSQL. */
class PostgresTest {
  private static final Instant NOVEMBER = Instant.parse("2026-11-03T01:02:03Z");
  private static final Instant DECEMBER = Instant.parse("2026-12-24T23:59:59Z");

  private static EmbeddedPostgres server;

  @TempDir static Path folder;
  private static Lake threeWorks;
  private static int lakes;

  private Lake lake;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    execute("CREATE ROLE reader LOGIN PASSWORD 'r'");
    execute("CREATE ROLE keeper LOGIN PASSWORD 'k'");
    execute("ALTER ROLE keeper SET default_transaction_read_only = on");
    execute("GRANT CREATE ON DATABASE postgres TO keeper");
    threeWorks =
        lakeOf(
            work(1, "The Sea", NOVEMBER), work(2, "A Mill", NOVEMBER), work(3, "Boats", DECEMBER));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void aLake() {
    lake = threeWorks;
  }

  @AfterEach
  void forget() throws SQLException {
    execute("DROP SCHEMA IF EXISTS asterism CASCADE");
  }

  /** A record and its picture. */
  private record Work(Row object, Row image) {}

  private static Work work(int number, String title, Instant fetched) {
    String sourceId = String.valueOf(number);
    String id = ImageId.of("aic", sourceId);
    Row object =
        TestLake.row(
            Objects.SCHEMA,
            Objects.SOURCE,
            "aic",
            Objects.SOURCE_ID,
            sourceId,
            Objects.IMAGE_ID,
            id,
            Objects.TITLE,
            title,
            Objects.ARTISTS,
            new Row[] {RowFactory.create("Anna \"A\" Boch", null, null, 1848, 1936)},
            Objects.DATE_TEXT,
            "c. 1900",
            Objects.YEAR_FROM,
            1898,
            Objects.YEAR_TO,
            1902,
            Objects.SUBJECTS,
            new String[] {"sea", "a, b", "back\\slash", "{brace}"},
            Objects.LICENCE,
            "cc0",
            Objects.UPDATED_AT,
            "");
    Row image =
        TestLake.row(
            Images.SCHEMA,
            Images.IMAGE_ID,
            id,
            Images.PATH,
            "raw/aa/%d.jpg".formatted(number),
            Images.SHA256,
            "aa" + number,
            Images.ENRICHED_SHA256,
            "aa" + number,
            Images.WIDTH,
            640,
            Images.HEIGHT,
            480,
            Images.MIME,
            "image/jpeg",
            Images.FETCHED_AT,
            Timestamp.from(fetched));
    return new Work(object, image);
  }

  /** From now on the lake is another, which holds these. */
  private void hold(Work... works) {
    lake = lakeOf(works);
  }

  private static Lake lakeOf(Work... works) {
    Lake lake = TestLake.in(folder.resolve(String.valueOf(lakes++)));
    Objects.TABLE.replaceAll(
        lake,
        TestLake.rows(
            Objects.SCHEMA, List.of(works).stream().map(Work::object).toArray(Row[]::new)));
    Images.TABLE.replaceAll(
        lake,
        TestLake.rows(Images.SCHEMA, List.of(works).stream().map(Work::image).toArray(Row[]::new)));
    Texts.TABLE.replaceAll(
        lake,
        TestLake.rows(
            Texts.SCHEMA,
            TestLake.row(
                Texts.SCHEMA,
                Texts.IMAGE_ID,
                ImageId.of("aic", "1"),
                Texts.KEYWORDS,
                new Row[] {RowFactory.create("rough sea", 0.1f)})));
    return lake;
  }

  private StageResult export() {
    return export("postgres", "", server.getPort());
  }

  private StageResult export(String user, String password, int port) {
    PostgresSettings settings =
        new PostgresSettings(
            "jdbc:postgresql://localhost:%d/postgres".formatted(port),
            user,
            new Secret(password),
            "asterism");
    return TestLake.run(new Postgres(settings, Duration.ofMillis(1)), lake);
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> ask(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> lines = new ArrayList<>();
      while (result.next()) {
        lines.add(result.getString(1));
      }
      return lines;
    }
  }

  private static List<String> titles() throws SQLException {
    return ask("SELECT title FROM asterism.images ORDER BY source_id");
  }

  @Test
  void everyWorkIsARowWithTheColumnsOthersExpect() throws SQLException {
    StageResult result = export();

    assertThat(result.written()).isEqualTo(new Written(3, 0, 0));
    assertThat(
            ask(
                """
                SELECT concat_ws('|', id, source, source_id, file_path, sha256, width, height,
                  mime_type, created_at, license, caption, ocr_text, ingest_ts AT TIME ZONE 'UTC',
                  tags[1], tags[2], tags[3], tags[4], artists[1], keywords[1])
                FROM asterism.images WHERE source_id = '1'"""))
        .containsExactly(
            ImageId.of("aic", "1")
                + "|aic|1|raw/aa/1.jpg|aa1|640|480|image/jpeg|1898-01-01|cc0"
                + "|The Sea, Anna \"A\" Boch, c. 1900|2026-11-03 01:02:03"
                + "|sea|a, b|back\\slash|{brace}|Anna \"A\" Boch|rough sea");
  }

  @Test
  void eachMonthOfIngestionHasAPartitionOfItsOwn() throws SQLException {
    export();

    assertThat(ask("SELECT count(*) FROM asterism.images_2026_11")).containsExactly("2");
    assertThat(ask("SELECT count(*) FROM asterism.images_2026_12")).containsExactly("1");
  }

  @Test
  void anythingATextMayHoldArrivesAsItWas() throws SQLException {
    String odd = "tab\t, line\nreturn\r, \\N and \\., 'quotes', 油絵, \uD83C\uDFA8";
    hold(work(1, odd, NOVEMBER));

    export();

    assertThat(titles()).containsExactly(odd);
  }

  @Test
  void aSecondExportOfTheSameWritesNothing() throws SQLException {
    export();
    List<String> rows = ask("SELECT xmin::text || ctid::text FROM asterism.images ORDER BY id");

    StageResult again = export();

    assertThat(again.written()).isEqualTo(Written.NOTHING);
    assertThat(ask("SELECT xmin::text || ctid::text FROM asterism.images ORDER BY id"))
        .isEqualTo(rows);
    assertThat(ask("SELECT count(*) FROM asterism.exports")).containsExactly("1");
  }

  @Test
  void changesAreMadeInPlaceAndWhatVanishedIsRemoved() throws SQLException {
    export();
    hold(work(1, "The Sea", NOVEMBER), work(2, "A Windmill", DECEMBER), work(4, "New", DECEMBER));

    StageResult result = export();

    assertThat(result.written()).isEqualTo(new Written(1, 1, 1));
    assertThat(titles()).containsExactly("The Sea", "A Windmill", "New");
    assertThat(ask("SELECT count(*) FROM asterism.images_2026_11"))
        .as("the day of ingestion stays")
        .containsExactly("2");
  }

  @Test
  void worksThatWentMissingInTheDatabaseComeBack() throws SQLException {
    export();
    execute("DELETE FROM asterism.images WHERE source_id = '2'");

    assertThat(export().written()).isEqualTo(new Written(1, 0, 0));
  }

  @Test
  void aDatabaseThatDiesHalfWayShowsWhatItHadAndTheNextRunBringsTheRest() throws SQLException {
    export();
    hold(
        IntStream.range(0, 3000)
            .mapToObj(i -> work(i, "Changed " + i, NOVEMBER))
            .toArray(Work[]::new));

    try (CutWire wire = CutWire.to(server.getPort(), 200_000)) {
      assertThatThrownBy(() -> export("postgres", "", wire.port()))
          .rootCause()
          .isInstanceOfAny(SQLException.class, IOException.class);
      assertThat(wire.isCut()).isTrue();
    }

    assertThat(titles()).containsExactly("The Sea", "A Mill", "Boats");
    assertThat(export().written()).isEqualTo(new Written(2997, 3, 0));
    assertThat(ask("SELECT tablename FROM pg_tables WHERE tablename LIKE 'incoming%'"))
        .as("nothing is left of the run that died")
        .isEmpty();
  }

  @Test
  void aDatabaseThatIsDownIsNamed() {
    assertThatThrownBy(() -> export("postgres", "", 1))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("localhost:1/postgres cannot be reached")
        .hasMessageContaining("run again");
  }

  @Test
  void aWrongPasswordIsNamedButNotShown() throws SQLException {
    // The test server trusts everybody who comes from this machine, but knows who exists.
    assertThatThrownBy(() -> export("nobody", "guess", server.getPort()))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("refuses the user nobody")
        .hasMessageContaining(PostgresSettings.PASSWORD_VARIABLE)
        .hasMessageNotContaining("guess");
  }

  @Test
  void aDatabaseThatCanOnlyBeReadIsSaidToBeSo() {
    assertThatThrownBy(() -> export("keeper", "k", server.getPort()))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("can only be read");
  }

  @Test
  void aUserWithoutTheRightToWriteIsToldWhichOneToGrant() {
    assertThatThrownBy(() -> export("reader", "r", server.getPort()))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("does not let reader write")
        .hasMessageContaining("Grant");
  }

  @Test
  void anEmptyLakeEmptiesNoStore() throws SQLException {
    export();
    hold();

    assertThatThrownBy(this::export)
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("a store is not emptied by mistake");
    assertThat(titles()).hasSize(3);
  }

  @Test
  void twoExportsAtOnceDoNotMeet() throws SQLException {
    try (Connection other = server.getPostgresDatabase().getConnection()) {
      new Store(other, "asterism").lock();

      assertThatThrownBy(this::export)
          .isInstanceOf(AsterismException.class)
          .hasMessageContaining("another one is writing there");
    }
  }
}
