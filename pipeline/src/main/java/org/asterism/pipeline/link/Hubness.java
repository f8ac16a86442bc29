package org.asterism.pipeline.link;

import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.util.LongAccumulator;
import org.asterism.pipeline.lake.Lake;

/**
 * How much of a hub each picture is, for CSLS: 2·cos(x, y) − r(x) − r(y), where r is the mean
 * cosine of a picture and its nearest. Of one picture's neighbours r(x) is the same, so cos(x, y) −
 * r(y)/2 ranks them alike; r(y)/2 is what a neighbour loses.
 */
final class Hubness {
  private Hubness() {}

  /** Finds it for all pictures and keeps it beside their blocks. */
  static void measure(Lake lake, Blocks blocks, LinkSettings settings, LongAccumulator met) {
    LinkSettings nearest = new LinkSettings(settings.csls(), -1, 0, LinkSettings.Search.EXACT);
    NearestNeighbours.gathered(
            ExactNeighbours.shares(lake, blocks, nearest, met), blocks.count(), nearest.k())
        .foreach(
            found -> blocks.writeHubness(TaskContext.getPartitionId(), hubness(found.nearest())));
  }

  private static float[] hubness(Gathered nearest) {
    int[] sizes = nearest.sizes().toArray();
    float[] hubness = new float[sizes.length];
    for (int picture = 0; picture < sizes.length; picture++) {
      int of = picture;
      double mean =
          IntStream.rangeClosed(1, sizes[picture])
              .mapToDouble(rank -> nearest.cosineAt(of, rank))
              .average()
              .orElse(0);
      hubness[picture] = (float) (mean / 2);
    }
    return hubness;
  }
}
