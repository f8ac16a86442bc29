package org.asterism.pipeline.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * What one stage did.
 *
 * @param read things looked at
 * @param written rows changed, over all tables it writes
 * @param refused things kept out, each with its reason in the table concerned
 * @param refusals some of the refused, as "thing: reason", at most {@link #SAMPLE}
 * @param note one more sentence for the summary, or empty
 * @param sources what was done with each source, for a stage that asks outside
 * @param complete false if something outside failed and the stage should look again next time
 */
public record StageResult(
    long read,
    Written written,
    long refused,
    List<String> refusals,
    String note,
    List<SourceReport> sources,
    boolean complete) {
  public static final int SAMPLE = 20;

  public StageResult {
    refusals = refusals.stream().limit(SAMPLE).toList();
    sources = List.copyOf(sources);
  }

  public static StageResult of(long read, Written written) {
    return new StageResult(read, written, 0, List.of(), "", List.of(), true);
  }

  /**
   * @param things rows of what was kept out
   * @param reason the column that says why
   * @param subject columns that together name a thing
   */
  public StageResult withRefused(Dataset<Row> things, String reason, String... subject) {
    Column[] order = Arrays.stream(subject).map(name -> col(name)).toArray(Column[]::new);
    List<String> sample =
        things
            .orderBy(order)
            .limit(SAMPLE)
            .select(concat_ws(": ", concat_ws(" ", order), col(reason)))
            .as(Encoders.STRING())
            .collectAsList();
    return withRefused(things.count(), sample);
  }

  public StageResult withRefused(long count, List<String> sample) {
    return new StageResult(read, written, count, sample, note, sources, complete);
  }

  public StageResult alsoWritten(Written more) {
    return new StageResult(read, written.plus(more), refused, refusals, note, sources, complete);
  }

  public StageResult withNote(String sentence) {
    return new StageResult(read, written, refused, refusals, sentence, sources, complete);
  }

  public StageResult withSources(List<SourceReport> reports) {
    return new StageResult(read, written, refused, refusals, note, reports, complete);
  }

  public StageResult incomplete() {
    return new StageResult(read, written, refused, refusals, note, sources, false);
  }
}
