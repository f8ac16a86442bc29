package org.asterism.pipeline.postgres;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.enrich.Texts;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;

/** Brings the works in use into PostgreSQL, and removes there what is in use no more. */
public final class Postgres implements Stage {
  /** Raised whenever rows would be written otherwise from the same tables. */
  private static final int FORMAT = 1;

  private final PostgresSettings settings;
  private final Database database;

  public Postgres(PostgresSettings settings) {
    this(settings, Duration.ofSeconds(1));
  }

  Postgres(PostgresSettings settings, Duration firstPause) {
    this.settings = settings;
    this.database = new Database(settings, firstPause);
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public List<LakeTable> reads() {
    return List.of(Objects.TABLE, Images.TABLE, Texts.TABLE);
  }

  @Override
  public List<LakeTable> writes() {
    return List.of();
  }

  @Override
  public String fingerprint() {
    return settings.toString();
  }

  /** The database may be another, or an older copy of itself. */
  @Override
  public boolean looksOutside() {
    return true;
  }

  @Override
  public StageResult run(Lake lake, Progress progress) {
    String state = state(lake);
    String exported =
        database.retrying(
            () -> {
              try (Connection connection = database.connect()) {
                return new Store(connection, settings.schema()).exported();
              }
            });
    if (state.equals(exported)) {
      return StageResult.of(0, Written.NOTHING).withNote("the database has all of it already");
    }
    Dataset<Row> rows =
        lake.staged(
            "postgres",
            PropertyRows.of(
                Objects.TABLE.read(lake), Images.TABLE.read(lake), Texts.TABLE.read(lake)));
    long count = rows.count();
    if (count == 0) {
      throw new AsterismException(
          "Nothing was exported to PostgreSQL",
          "the lake %s holds no picture that could be used, and a store is not emptied by mistake"
              .formatted(lake.root()),
          "Run nightly, which runs all stages, or name another lake: --set lake=DIR.");
    }
    Written written = database.retrying(() -> export(rows, count, state, progress));
    return StageResult.of(count, written);
  }

  private Written export(Dataset<Row> rows, long count, String state, Progress progress)
      throws java.sql.SQLException {
    try (Connection connection = database.connect()) {
      Store store = new Store(connection, settings.schema());
      store.lock();
      store.prepare();
      String incoming = store.incoming(UUID.randomUUID().toString().replace("-", ""));
      List<String> marks =
          new Incoming(database, incoming).copy(rows, progress.counting("works", count));
      return store.merge(incoming, marks, state);
    }
  }

  /** What the rows depend on. */
  private String state(Lake lake) {
    return "format %d of %s".formatted(FORMAT, lake.stateOf(reads()));
  }
}
