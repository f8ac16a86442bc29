package org.asterism.core.bundle;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One prepared INSERT, sent to SQLite in batches. */
final class Insert implements AutoCloseable {
  private static final int BATCH = 1000;

  private final PreparedStatement statement;
  private int waiting;

  Insert(Connection connection, String sql) throws SQLException {
    statement = connection.prepareStatement(sql);
  }

  void row(@Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
    waiting++;
    if (waiting == BATCH) {
      flush();
    }
  }

  void flush() throws SQLException {
    statement.executeBatch();
    waiting = 0;
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
