package org.asterism.pipeline.postgres;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.asterism.core.AsterismException;

/**
 * The way to the database, for driver and executors.
 *
 * @param firstPause before the second try; the next ones are twice as long each
 */
record Database(PostgresSettings settings, Duration firstPause) implements Serializable {
  private static final int TRIES = 4;
  private static final int CONNECT_SECONDS = 10;

  /** Half-open connections are given up after this; a merge takes minutes at most. */
  private static final int SILENCE_SECONDS = 1_800;

  /** A connection for statements that are transactions of their own. */
  Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password().value());
    properties.setProperty("ApplicationName", "Asterism");
    properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
    properties.setProperty("socketTimeout", String.valueOf(SILENCE_SECONDS));
    properties.setProperty("tcpKeepAlive", "true");
    // Not by DriverManager, which does not see the drivers of an application's class loader.
    Connection connection = new org.postgresql.Driver().connect(settings.url(), properties);
    if (connection == null) {
      throw new SQLException("the driver does not know such an address", "08001");
    }
    return connection;
  }

  /**
   * Does something that may be done again, up to four times while the failure is one that passes.
   *
   * @throws AsterismException if it cannot be done
   */
  <T> T retrying(CheckedSupplier<T> task) {
    RetryPolicy<T> policy =
        RetryPolicy.<T>builder()
            .handleIf(Trouble::passes)
            .withMaxAttempts(TRIES)
            .withBackoff(firstPause, firstPause.multipliedBy(8))
            .withJitter(0.2)
            .build();
    try {
      return Failsafe.with(policy).get(task);
    } catch (FailsafeException failure) {
      if (failure.getCause() instanceof SQLException sql) {
        throw Trouble.of(settings, sql);
      }
      throw failure;
    }
  }
}
