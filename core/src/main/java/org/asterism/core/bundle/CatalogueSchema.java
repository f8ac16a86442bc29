package org.asterism.core.bundle;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of {@code catalogue.sqlite}. A {@code row} is an image's place in order of image id,
 * from 0; {@code formal}, {@code conceptual} and {@code historical} are its ordinals in the vector
 * indexes, null where it has no vector; the columns beside them say how far that is to be believed.
 * {@code descriptors} is empty where the formal vectors are the descriptors.
 */
final class CatalogueSchema {
  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE images (row INTEGER PRIMARY KEY, id TEXT NOT NULL, source TEXT NOT NULL,
            source_name TEXT NOT NULL, licence TEXT NOT NULL, year_from INTEGER, year_to INTEGER,
            dhash INTEGER NOT NULL, duplicate_of TEXT, formal INTEGER, conceptual INTEGER, historical INTEGER,
            formal_confidence REAL, conceptual_confidence REAL, historical_confidence REAL,
            record TEXT NOT NULL)""",
          "CREATE TABLE descriptors (row INTEGER PRIMARY KEY, vector BLOB NOT NULL)",
          """
          CREATE TABLE movements (row INTEGER NOT NULL, position INTEGER NOT NULL,
            name TEXT NOT NULL, PRIMARY KEY (row, position)) WITHOUT ROWID""",
          """
          CREATE TABLE edges (src INTEGER NOT NULL, dst INTEGER NOT NULL, affinity TEXT NOT NULL,
            rank INTEGER NOT NULL, weight REAL NOT NULL,
            PRIMARY KEY (src, dst, affinity)) WITHOUT ROWID""",
          """
          CREATE TABLE entities (id TEXT PRIMARY KEY, type TEXT NOT NULL,
            name TEXT NOT NULL) WITHOUT ROWID""",
          """
          CREATE TABLE relations (src TEXT NOT NULL, dst TEXT NOT NULL, type TEXT NOT NULL,
            PRIMARY KEY (src, dst, type)) WITHOUT ROWID""",
          """
          CREATE TABLE map (row INTEGER PRIMARY KEY, x REAL NOT NULL, y REAL NOT NULL,
            community INTEGER NOT NULL, rank REAL NOT NULL)""",
          """
          CREATE TABLE communities (id INTEGER PRIMARY KEY, name TEXT NOT NULL,
            keywords TEXT NOT NULL, images INTEGER NOT NULL)""",
          """
          CREATE VIRTUAL TABLE texts USING fts5 (title, artists, subjects, movements, description,
            tokenize = 'unicode61 remove_diacritics 2')""");

  private static final List<String> INDEXES =
      List.of(
          "CREATE INDEX edges_by_dst ON edges (dst)",
          "CREATE INDEX map_by_rank ON map (rank DESC, row)",
          "CREATE INDEX movements_by_name ON movements (name)",
          "INSERT INTO texts (texts) VALUES ('optimize')");

  private CatalogueSchema() {}

  static void createTables(Connection connection) throws SQLException {
    runAll(connection, TABLES);
  }

  /** After all rows are in: quicker than keeping the indexes in order on the way. */
  static void createIndexes(Connection connection) throws SQLException {
    runAll(connection, INDEXES);
  }

  private static void runAll(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
