package org.asterism.pipeline.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The table {@code runs}: what each stage read, wrote and refused, and when. */
public final class RunsTable {
  public static final String RUN_ID = "run_id";
  public static final String STAGE = "stage";
  public static final String OUTCOME = "outcome";
  public static final String STARTED_AT = "started_at";
  public static final String FINISHED_AT = "finished_at";
  public static final String READ = "read";
  public static final String ADDED = "added";
  public static final String CHANGED = "changed";
  public static final String REMOVED = "removed";
  public static final String REFUSED = "refused";
  public static final String REFUSALS = "refusals";
  public static final String NOTE = "note";

  /** See {@link SourceReport}; empty for a stage that does not ask outside. */
  public static final String SOURCES = "sources";

  public static final String FINGERPRINT = "fingerprint";
  public static final String INPUTS = "inputs";
  public static final String OUTPUTS = "outputs";

  public static final StructType SCHEMA =
      new StructType()
          .add(RUN_ID, StringType, false)
          .add(STAGE, StringType, false)
          .add(OUTCOME, StringType, false)
          .add(STARTED_AT, TimestampType, false)
          .add(FINISHED_AT, TimestampType, false)
          .add(READ, LongType, false)
          .add(ADDED, LongType, false)
          .add(CHANGED, LongType, false)
          .add(REMOVED, LongType, false)
          .add(REFUSED, LongType, false)
          .add(REFUSALS, createArrayType(StringType), false)
          .add(NOTE, StringType, false)
          .add(FINGERPRINT, StringType, false)
          .add(INPUTS, createMapType(StringType, LongType), false)
          .add(OUTPUTS, createMapType(StringType, LongType), false)
          // Nullable, since it came later than the table.
          .add(SOURCES, createArrayType(SourceReport.SCHEMA));

  public static final LakeTable TABLE = LakeTable.of("runs", SCHEMA, RUN_ID, STAGE);

  private RunsTable() {}

  /** How a stage ended. */
  public enum Outcome {
    DONE,
    /** Nothing to do: inputs, settings and output are as the last run left them. */
    UNCHANGED,
    /** Done as far as the outside world allowed; the next run looks again. */
    INCOMPLETE,
    FAILED
  }

  /**
   * One stage's part of one run.
   *
   * @param inputs Delta version by name of each table read, before the run
   * @param outputs Delta version by name of each table written, after the run
   */
  public record Entry(
      String runId,
      String stage,
      Outcome outcome,
      Instant startedAt,
      Instant finishedAt,
      StageResult result,
      String fingerprint,
      Map<String, Long> inputs,
      Map<String, Long> outputs) {

    Row toRow() {
      return RowFactory.create(
          runId,
          stage,
          outcome.name(),
          Timestamp.from(startedAt),
          Timestamp.from(finishedAt),
          result.read(),
          result.written().added(),
          result.written().changed(),
          result.written().removed(),
          result.refused(),
          result.refusals().toArray(String[]::new),
          result.note(),
          fingerprint,
          inputs,
          outputs,
          result.sources().stream().map(SourceReport::toRow).toArray(Row[]::new));
    }
  }

  /**
   * What a stage's result was made from and where it left its tables.
   *
   * @param fingerprint see {@link Stage#fingerprint}
   */
  public record State(String fingerprint, Map<String, Long> inputs, Map<String, Long> outputs) {}

  public static void append(Lake lake, List<Entry> entries) {
    TABLE.append(
        lake,
        lake.spark()
            .createDataFrame(entries.stream().map(Entry::toRow).toList(), SCHEMA)
            .coalesce(1));
  }

  /** What was done with each source, from a row of this table. */
  public static List<SourceReport> sourcesOf(Row run) {
    int column = run.fieldIndex(SOURCES);
    return run.isNullAt(column)
        ? List.of()
        : run.<Row>getList(column).stream().map(SourceReport::of).toList();
  }

  /** The state each stage left when it last did its work whole. */
  public static Map<String, State> lastDone(Lake lake) {
    Dataset<Row> last =
        TABLE
            .read(lake)
            .where(col(OUTCOME).equalTo(Outcome.DONE.name()))
            .groupBy(STAGE)
            .agg(max_by(columns(FINGERPRINT, INPUTS, OUTPUTS), col(FINISHED_AT)).as("state"));
    Map<String, State> states = new HashMap<>();
    for (Row row : last.select(STAGE, "state.*").collectAsList()) {
      states.put(
          row.getString(0), new State(row.getString(1), row.getJavaMap(2), row.getJavaMap(3)));
    }
    return states;
  }

  private static Column columns(String... names) {
    return struct(Arrays.stream(names).map(name -> col(name)).toArray(Column[]::new));
  }
}
