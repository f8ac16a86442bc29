package org.asterism.pipeline.chart;

import java.util.Random;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/**
 * Communities by modularity, found by the Leiden algorithm of Traag, Waltman and van Eck, "From
 * Louvain to Leiden" (2019), in its authors' own implementation.
 */
final class Groups {
  private static final int ITERATIONS = 10;
  private static final long SEED = 42;

  private Groups() {}

  /**
   * The community of each work: 0 is the largest, and of equally large ones that of the smallest
   * number comes first.
   */
  static int[] of(Neighbourhood nearest) {
    LargeIntArray[] ends = {new LargeIntArray(0), new LargeIntArray(0)};
    LargeDoubleArray weights = new LargeDoubleArray(0);
    for (int from = 0; from < nearest.works(); from++) {
      for (int i = nearest.starts()[from]; i < nearest.starts()[from + 1]; i++) {
        int to = nearest.targets()[i];
        // A pair that is near both ways is one edge of the same weight.
        if (from < to || !isNear(nearest, to, from)) {
          ends[0].append(from);
          ends[1].append(to);
          weights.append(nearest.weights()[i]);
        }
      }
    }
    if (weights.size() == 0) {
      Clustering alone = new Clustering(nearest.works());
      alone.initSingletonClusters();
      return numbered(alone.getClusters());
    }
    Network network = new Network(nearest.works(), true, ends, weights, false, false);
    double resolution =
        1 / (2 * network.getTotalEdgeWeight() + network.getTotalEdgeWeightSelfLinks());
    LeidenAlgorithm leiden =
        new LeidenAlgorithm(
            resolution, ITERATIONS, LeidenAlgorithm.DEFAULT_RANDOMNESS, new Random(SEED));
    return numbered(leiden.findClustering(network).getClusters());
  }

  private static boolean isNear(Neighbourhood nearest, int from, int to) {
    for (int i = nearest.starts()[from]; i < nearest.starts()[from + 1]; i++) {
      if (nearest.targets()[i] == to) {
        return true;
      }
    }
    return false;
  }

  private static int[] numbered(int[] clusters) {
    int count = 0;
    for (int cluster : clusters) {
      count = Math.max(count, cluster + 1);
    }
    int[] sizes = new int[count];
    int[] firsts = new int[count];
    for (int work = clusters.length - 1; work >= 0; work--) {
      sizes[clusters[work]]++;
      firsts[clusters[work]] = work;
    }
    Integer[] order = new Integer[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    java.util.Arrays.sort(
        order,
        java.util.Comparator.comparingInt((Integer i) -> -sizes[i])
            .thenComparingInt(i -> firsts[i]));
    int[] place = new int[count];
    for (int i = 0; i < count; i++) {
      place[order[i]] = i;
    }
    int[] numbered = new int[clusters.length];
    for (int work = 0; work < clusters.length; work++) {
      numbered[work] = place[clusters[work]];
    }
    return numbered;
  }
}
