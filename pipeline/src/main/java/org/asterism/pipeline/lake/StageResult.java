package org.asterism.pipeline.lake;

import java.util.List;

/**
 * What one stage did.
 *
 * @param read things looked at
 * @param written rows changed, over all tables it writes
 * @param refused things kept out, each with its reason in the table concerned
 * @param refusals some of the refused, as "thing: reason", at most {@link #SAMPLE}
 * @param note one more sentence for the summary, or empty
 * @param complete false if something outside failed and the stage should look again next time
 */
public record StageResult(
    long read, Written written, long refused, List<String> refusals, String note, boolean complete) {
  public static final int SAMPLE = 20;

  public StageResult {
    refusals = refusals.stream().limit(SAMPLE).toList();
  }

  public static StageResult of(long read, Written written) {
    return new StageResult(read, written, 0, List.of(), "", true);
  }

  public StageResult withRefused(long count, List<String> sample) {
    return new StageResult(read, written, count, sample, note, complete);
  }

  public StageResult withNote(String sentence) {
    return new StageResult(read, written, refused, refusals, sentence, complete);
  }

  public StageResult incomplete() {
    return new StageResult(read, written, refused, refusals, note, false);
  }
}
