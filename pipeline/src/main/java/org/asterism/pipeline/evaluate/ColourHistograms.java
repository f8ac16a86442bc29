package org.asterism.pipeline.evaluate;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.image.Picture;
import org.asterism.core.image.UnreadablePictureException;
import org.asterism.pipeline.fetch.RawStore;
import org.asterism.pipeline.lake.Lake;
import org.jspecify.annotations.Nullable;

/**
 * The plainest picture descriptor, to hold encoders against: how many pixels fall into each of 8 ×
 * 8 × 8 boxes of RGB, compared by the Bhattacharyya coefficient.
 */
final class ColourHistograms {
  private static final int SIDE = 128;
  private static final int LEVELS = 8;

  private ColourHistograms() {}

  /**
   * @param paths in the raw store
   * @return of each picture, null if it cannot be read any more; in the order of the paths
   */
  static float @Nullable [][] of(Lake lake, String raw, List<String> paths) {
    RawStore store = new RawStore(lake.spark(), raw);
    int tasks = Lake.tasksFor(paths.size(), 64);
    return JavaSparkContext.fromSparkContext(lake.spark().sparkContext())
        .parallelize(paths, tasks)
        .map(path -> of(store.read(path)))
        .collect()
        .toArray(float @Nullable [][]::new);
  }

  private static float @Nullable [] of(byte[] file) {
    try {
      float[] counts = new float[LEVELS * LEVELS * LEVELS];
      for (int pixel : Picture.decode(file, SIDE).rgb()) {
        counts[((pixel >> 21 & 7) * LEVELS + (pixel >> 13 & 7)) * LEVELS + (pixel >> 5 & 7)]++;
      }
      for (int i = 0; i < counts.length; i++) {
        counts[i] = (float) Math.sqrt(counts[i]);
      }
      return UnitVectors.unitLength(counts);
    } catch (UnreadablePictureException e) {
      return null;
    }
  }
}
