package org.asterism.pipeline.postgres;

import java.io.Serializable;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.postgresql.PGConnection;

/**
 * The table that executors copy rows into before the one transaction that matters. Each batch bears
 * a mark; the driver counts the marks of tasks that Spark accepted, and no others: what a task that
 * was tried twice, or lost its connection after a commit, has written twice is not seen.
 *
 * @param table its name with its schema; every export has one of its own
 */
record Incoming(Database database, String table) implements Serializable {
  static final String MARK = "mark";

  private static final int ROWS = 2_000;
  private static final int CHARACTERS = 4 << 20;

  /**
   * Copies all rows.
   *
   * @return the marks of the batches that count
   */
  List<String> copy(Dataset<Row> rows, LongAccumulator done) {
    return rows.javaRDD().mapPartitions(part -> copied(part, done)).collect();
  }

  private Iterator<String> copied(Iterator<Row> rows, LongAccumulator done) {
    long attempt = TaskContext.get().taskAttemptId();
    List<String> marks = new ArrayList<>();
    try (Wire wire = new Wire()) {
      while (rows.hasNext()) {
        List<Row> batch = batch(rows);
        int number = marks.size();
        int[] tries = {0};
        marks.add(
            database.retrying(
                () -> {
                  String mark = "%d.%d.%d".formatted(attempt, number, tries[0]++);
                  wire.send(mark, batch);
                  return mark;
                }));
        done.add(batch.size());
      }
    }
    return marks.iterator();
  }

  /** Some rows, no more than a few megabytes of them unless one is larger. */
  private static List<Row> batch(Iterator<Row> rows) {
    List<Row> batch = new ArrayList<>();
    int characters = 0;
    while (rows.hasNext() && batch.size() < ROWS && characters < CHARACTERS) {
      Row row = rows.next();
      batch.add(row);
      characters += CopyLine.of("", row).length();
    }
    return batch;
  }

  /** A task's connection, made anew after it broke. */
  private final class Wire implements AutoCloseable {
    private Connection connection;

    void send(String mark, List<Row> batch) throws SQLException {
      StringBuilder lines = new StringBuilder();
      batch.forEach(row -> lines.append(CopyLine.of(mark, row)));
      if (connection == null) {
        connection = database.connect();
      }
      try {
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY %s FROM STDIN".formatted(table), new StringReader(lines.toString()));
      } catch (SQLException failure) {
        close();
        throw failure;
      } catch (java.io.IOException failure) {
        close();
        throw new SQLException(failure.getMessage(), "08006", failure);
      }
    }

    @Override
    public void close() {
      if (connection != null) {
        try {
          connection.close();
        } catch (SQLException e) {
          System.getLogger(Incoming.class.getName())
              .log(System.Logger.Level.DEBUG, "closed badly", e);
        }
        connection = null;
      }
    }
  }
}
