package org.asterism.pipeline.embed;

import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.TaskCompletionListener;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.pipeline.fetch.RawStore;
import org.asterism.pipeline.lake.WholeFiles;

/** Pictures through a learned model: one model an executor, one predictor a task. */
public final class LearnedEmbedding {
  /** Small enough to show progress and to lose little, large enough to be worth a start. */
  private static final long PER_TASK = 256;

  private static final long MOST_TASKS = 10_000;

  private LearnedEmbedding() {}

  /**
   * As the stage does it; for programs that measure.
   *
   * @param pictures rows of {@code image_id}, {@code path} in the raw store, {@code input_hash} and
   *     {@code caption}, texts all
   * @param done counts pictures
   * @param loads counts models loaded
   * @return rows of {@code image_id}, {@code vector}, {@code input_hash}, and {@code reason} where
   *     there is no vector
   */
  public static Dataset<Row> encoded(
      Dataset<Row> pictures,
      RawStore raw,
      OnnxSpec spec,
      EncoderSettings settings,
      LongAccumulator done,
      LongAccumulator loads) {
    return encoded(spread(pictures), raw, ModelInUse.of(spec, settings), done, loads);
  }

  /**
   * The pictures in equal parts, a multiple of what runs at once, so that no core waits for the
   * last part. Rows go in turn to one part after the other.
   */
  static Dataset<Row> spread(Dataset<Row> pictures) {
    int atOnce = pictures.sparkSession().sparkContext().defaultParallelism();
    long rounds = Math.max(1, (pictures.count() + PER_TASK * atOnce - 1) / (PER_TASK * atOnce));
    return pictures.repartition((int) Math.min(MOST_TASKS, rounds * atOnce));
  }

  /**
   * @param pictures rows of {@link WantedPictures}
   * @param done counts pictures
   * @param loads counts models loaded
   * @return rows of {@link Encoded}
   */
  static Dataset<Row> encoded(
      Dataset<Row> pictures,
      RawStore raw,
      ModelInUse model,
      LongAccumulator done,
      LongAccumulator loads) {
    WholeFiles files = new WholeFiles(pictures.sparkSession(), model.models());
    return pictures.mapPartitions(
        (MapPartitionsFunction<Row, Row>)
            rows ->
                rows.hasNext()
                    ? encoded(rows, raw, ExecutorModels.loaded(model, files, loads), model, done)
                    : rows,
        Encoders.row(Encoded.SCHEMA));
  }

  private static Iterator<Row> encoded(
      Iterator<Row> rows,
      RawStore raw,
      ExecutorModels.Loaded loaded,
      ModelInUse model,
      LongAccumulator done) {
    EncodedPictures pictures = new EncodedPictures(rows, raw, loaded, model.batch(), done);
    // The cast picks the overload for Java.
    TaskContext.get()
        .addTaskCompletionListener((TaskCompletionListener) context -> pictures.close());
    return pictures;
  }
}
