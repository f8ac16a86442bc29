package org.asterism.core.bundle;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.asterism.core.AsterismException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** Read-only connections to one SQLite file, as many as threads read at once. */
final class Connections implements AutoCloseable {
  /** Turns the row a result set stands on into a value. */
  interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  private final Path file;
  private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

  Connections(Path file) {
    this.file = file;
  }

  <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... values) {
    try {
      Connection connection = take();
      List<T> found = query(connection, sql, mapper, values);
      // A connection that failed is not put back.
      idle.add(connection);
      return found;
    } catch (SQLException e) {
      throw new AsterismException(
          "The catalogue %s cannot be read".formatted(file),
          String.valueOf(e.getMessage()),
          "Check the disk, or go back to an earlier bundle.",
          e);
    }
  }

  private static <T> List<T> query(
      Connection connection, String sql, RowMapper<T> mapper, @Nullable Object... values)
      throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(mapper.map(rows));
        }
      }
    }
    return found;
  }

  private Connection take() throws SQLException {
    Connection waiting = idle.poll();
    if (waiting != null) {
      return waiting;
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    // A published file never changes, so that it needs no locks.
    return config.createConnection(
        "jdbc:sqlite:file:%s?immutable=1".formatted(file.toUri().getRawPath()));
  }

  @Override
  public void close() {
    for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new AsterismException(
            "The catalogue %s cannot be closed".formatted(file),
            String.valueOf(e.getMessage()),
            "Nothing is lost; restart the service if this comes again.",
            e);
      }
    }
  }
}
