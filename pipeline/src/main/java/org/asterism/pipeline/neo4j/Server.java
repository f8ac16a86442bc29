package org.asterism.pipeline.neo4j;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.asterism.core.AsterismException;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;

/** The database by its own driver: what is not rows goes this way. */
final class Server implements AutoCloseable {
  private static final int TRIES = 4;
  private static final int CONNECT_SECONDS = 10;

  private final Neo4jSettings settings;
  private final Duration firstPause;
  private final Driver driver;

  /**
   * @param firstPause before the second try; the next ones are twice as long each
   */
  Server(Neo4jSettings settings, Duration firstPause) {
    this.settings = settings;
    this.firstPause = firstPause;
    this.driver =
        GraphDatabase.driver(
            settings.url(),
            AuthTokens.basic(settings.user(), settings.password().value()),
            Config.builder()
                .withConnectionTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .withMaxTransactionRetryTime(0, TimeUnit.SECONDS)
                .withUserAgent("Asterism")
                .build());
  }

  /**
   * Does something that may be done again, up to four times while the failure is one that passes.
   *
   * @throws AsterismException if the database does not let it be done
   */
  <T> T retrying(Supplier<T> task) {
    RetryPolicy<T> policy =
        RetryPolicy.<T>builder()
            .handleIf(Trouble::passes)
            .withMaxAttempts(TRIES)
            .withBackoff(firstPause, firstPause.multipliedBy(8))
            .withJitter(0.2)
            .build();
    try {
      return Failsafe.with(policy).get(task::get);
    } catch (RuntimeException failure) {
      throw Trouble.of(settings, failure).<RuntimeException>map(known -> known).orElse(failure);
    }
  }

  List<Record> read(String cypher, Map<String, Object> parameters) {
    return retrying(
        () -> {
          try (Session session = session()) {
            return session.readTransaction(tx -> tx.run(cypher, parameters).list());
          }
        });
  }

  List<Record> write(String cypher, Map<String, Object> parameters) {
    return retrying(
        () -> {
          try (Session session = session()) {
            return session.writeTransaction(tx -> tx.run(cypher, parameters).list());
          }
        });
  }

  /** A statement that is no part of a transaction, or makes its own. */
  void run(String cypher, Map<String, Object> parameters) {
    retrying(
        () -> {
          try (Session session = session()) {
            return session.run(cypher, parameters).consume();
          }
        });
  }

  private Session session() {
    return driver.session(SessionConfig.forDatabase(settings.database()));
  }

  @Override
  public void close() {
    driver.close();
  }
}
