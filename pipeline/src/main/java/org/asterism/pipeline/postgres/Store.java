package org.asterism.pipeline.postgres;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.postgres.PropertyRows.Property;
import org.jspecify.annotations.Nullable;

/**
 * The tables in the database: {@code images}, partitioned by the month of {@code ingest_ts}, and
 * {@code exports}, one row an export that changed something.
 */
final class Store {
  private static final String INCOMING = "incoming_";
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("'images_'yyyy_MM");

  private final Connection connection;
  private final String schema;

  Store(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  /**
   * Keeps other exports out until the connection ends.
   *
   * @throws AsterismException if one is under way
   */
  void lock() throws SQLException {
    boolean mine =
        single("SELECT pg_try_advisory_lock(hashtext('asterism'), hashtext('%s'))", schema)
            .equals("t");
    if (!mine) {
      throw new AsterismException(
          "The export to the schema %s was not begun".formatted(schema),
          "another one is writing there",
          "Wait for it to end, and run again.");
    }
  }

  /** What the last export left behind, or null before the first, or if works have gone since. */
  @Nullable String exported() throws SQLException {
    if (single("SELECT to_regclass('%s.exports')", schema) == null) {
      return null;
    }
    return single(
        """
        SELECT state FROM %1$s.exports
        WHERE id = (SELECT max(id) FROM %1$s.exports)
          AND images = (SELECT count(*) FROM %1$s.images)""",
        schema);
  }

  /** Makes what is missing and removes what exports that died left behind. */
  void prepare() throws SQLException {
    // Not by IF NOT EXISTS, for which a schema's owner lacks the right.
    if (single("SELECT nspname FROM pg_namespace WHERE nspname = '%s'", schema) == null) {
      run("CREATE SCHEMA %s", schema);
    }
    run(
        """
        CREATE TABLE IF NOT EXISTS %s.images (%s, updated_ts timestamptz NOT NULL DEFAULT now(),
          PRIMARY KEY (id, ingest_ts)) PARTITION BY RANGE (ingest_ts)""",
        schema, Property.all().stream().map(Property::definition).collect(joining(", ")));
    run("CREATE INDEX IF NOT EXISTS images_by_source ON %s.images (source, source_id)", schema);
    run("CREATE INDEX IF NOT EXISTS images_by_year ON %s.images (year_from, year_to)", schema);
    run("CREATE INDEX IF NOT EXISTS images_by_tag ON %s.images USING gin (tags)", schema);
    run(
        """
        CREATE TABLE IF NOT EXISTS %s.exports (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          exported_at timestamptz NOT NULL DEFAULT now(), state text NOT NULL,
          images bigint NOT NULL, added bigint NOT NULL, changed bigint NOT NULL,
          removed bigint NOT NULL)""",
        schema);
    for (String table :
        column(
            """
            SELECT tablename FROM pg_tables
            WHERE schemaname = '%s' AND starts_with(tablename, '%s')""",
            schema, INCOMING)) {
      run("DROP TABLE IF EXISTS %s.%s", schema, table);
    }
  }

  /** An empty table to copy into, which no crash of the server need outlive. */
  String incoming(String run) throws SQLException {
    String table = schema + "." + INCOMING + run;
    run(
        "CREATE UNLOGGED TABLE %s (%s text NOT NULL, %s)",
        table,
        Incoming.MARK,
        Property.all().stream().map(Property::definition).collect(joining(", ")));
    return table;
  }

  /**
   * Makes {@code images} equal to the rows under these marks, all at once: whoever reads sees the
   * works as they were before, or as they are after.
   *
   * @param state see {@link #exported}
   */
  Written merge(String incoming, List<String> marks, String state) throws SQLException {
    run("DELETE FROM %s WHERE NOT %s = ANY(?)", List.of(marks), incoming, Incoming.MARK);
    run("ALTER TABLE %s ADD PRIMARY KEY (id)", incoming);
    run("ANALYZE %s", incoming);
    for (String month :
        column(
            """
            SELECT DISTINCT date_trunc('month', ingest_ts AT TIME ZONE 'UTC')::date FROM %s""",
            incoming)) {
      partition(LocalDate.parse(month));
    }
    connection.setAutoCommit(false);
    try {
      Written written = merged(incoming);
      run(
          """
          INSERT INTO %1$s.exports (state, images, added, changed, removed)
          SELECT ?, count(*), ?, ?, ? FROM %1$s.images""",
          List.of(state, written.added(), written.changed(), written.removed()), schema);
      connection.commit();
      connection.setAutoCommit(true);
      run("DROP TABLE %s", incoming);
      return written;
    } catch (SQLException failure) {
      try {
        connection.rollback();
      } catch (SQLException broken) {
        failure.addSuppressed(broken);
      }
      throw failure;
    }
  }

  private Written merged(String incoming) throws SQLException {
    List<String> columns =
        Property.all().stream()
            .filter(each -> each != Property.ID && each != Property.INGEST_TS)
            .map(Property::column)
            .toList();
    String all = Property.all().stream().map(Property::column).collect(joining(", "));
    long removed =
        run(
            "DELETE FROM %s.images a WHERE NOT EXISTS (SELECT FROM %s i WHERE i.id = a.id)",
            schema, incoming);
    long changed =
        run(
            """
            UPDATE %s.images a SET %s, updated_ts = now() FROM %s i
            WHERE i.id = a.id AND (%s) IS DISTINCT FROM (%s)""",
            schema,
            columns.stream().map(each -> each + " = i." + each).collect(joining(", ")),
            incoming,
            columns.stream().map(each -> "i." + each).collect(joining(", ")),
            columns.stream().map(each -> "a." + each).collect(joining(", ")));
    long added =
        run(
            """
            INSERT INTO %1$s.images (%2$s) SELECT %2$s FROM %3$s i
            WHERE NOT EXISTS (SELECT FROM %1$s.images a WHERE a.id = i.id)""",
            schema, all, incoming);
    return new Written(added, changed, removed);
  }

  private void partition(LocalDate month) throws SQLException {
    run(
        """
        CREATE TABLE IF NOT EXISTS %1$s.%2$s PARTITION OF %1$s.images
        FOR VALUES FROM ('%3$s 00:00:00+00') TO ('%4$s 00:00:00+00')""",
        schema, MONTH.format(month), month, month.plusMonths(1));
  }

  private long run(String sql, Object... names) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return Math.max(0, statement.executeLargeUpdate(sql.formatted(names)));
    }
  }

  private long run(String sql, List<?> values, Object... names) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.formatted(names))) {
      for (int i = 0; i < values.size(); i++) {
        Object value = values.get(i);
        statement.setObject(
            i + 1,
            value instanceof List<?> texts
                ? connection.createArrayOf("text", texts.toArray())
                : value);
      }
      return statement.executeLargeUpdate();
    }
  }

  private @Nullable String single(String sql, Object... names) throws SQLException {
    List<String> values = column(sql, names);
    return values.isEmpty() ? null : values.get(0);
  }

  private List<String> column(String sql, Object... names) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql.formatted(names))) {
      List<String> values = new ArrayList<>();
      while (result.next()) {
        values.add(result.getString(1));
      }
      return values;
    }
  }
}
