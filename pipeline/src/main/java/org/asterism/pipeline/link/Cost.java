package org.asterism.pipeline.link;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What linking everything is estimated to take, both ways.
 *
 * <p>Exactly, each of the n²/2 pairs takes 2·d operations, at the rate measured on the driver for
 * one core, and half as long again for choosing the nearest and for the disk. Approximately, each
 * picture is put into one graph and asks every shard's, for as long as measured with a small graph;
 * both take longer with the logarithm of a shard's size.
 *
 * @param exactSeconds on all cores
 * @param approximateSeconds on all cores
 */
record Cost(double exactSeconds, double approximateSeconds) {
  /** Below it the exact way takes minutes at most, and is not worth an estimate. */
  static final long SMALL = 200_000;

  /** The approximate way loses neighbours: it has to be that much faster to be taken. */
  private static final double WORTH = 2;

  private static final double BESIDE_MULTIPLYING = 1.5;
  private static final int PROBED = 2_000;
  private static final int PROBING_QUERIES = 200;
  private static final long PROBE_NANOS = 200_000_000;

  /**
   * Measures for about two seconds.
   *
   * @param cores of the cluster, each taken for as fast as the driver's
   */
  static Cost of(Collection collection, LinkSettings settings, int cores) {
    double n = collection.vectors();
    int d = collection.dimension();
    double exact = n * n * d / (gflops(d) * 1e9) * BESIDE_MULTIPLYING / cores;
    Block drawn = drawn(d);
    long start = System.nanoTime();
    double build;
    double query;
    try (ShardGraph graph = new ShardGraph(drawn)) {
      build = (System.nanoTime() - start) / 1e9 / PROBED;
      Block queries = first(drawn);
      start = System.nanoTime();
      graph.nearest(queries, settings);
      query = (System.nanoTime() - start) / 1e9 / PROBING_QUERIES;
    }
    double deeper = Math.log(Math.min(n, ApproximateNeighbours.SHARD)) / Math.log(PROBED);
    int shards = ApproximateNeighbours.shards(collection.vectors());
    double approximate = n * (build + shards * query) * deeper / Math.min(cores, shards);
    return new Cost(exact, approximate);
  }

  boolean favoursApproximate() {
    return exactSeconds > WORTH * approximateSeconds;
  }

  /** Of one thread, in products of the tiles that linking multiplies. */
  public static double gflops(int dimension) {
    Products products = Multiplier.here().products(dimension);
    Block block = new Block(new String[Products.COLUMNS], dimension, numbers(dimension));
    products.left(block, 0, Products.ROWS);
    products.right(block, 0, Products.COLUMNS);
    products.multiply();
    int times = 0;
    long start = System.nanoTime();
    do {
      products.multiply();
      times++;
    } while (System.nanoTime() - start < PROBE_NANOS);
    double operations = 2.0 * Products.ROWS * Products.COLUMNS * dimension * times;
    return operations / (System.nanoTime() - start);
  }

  private static float[] numbers(int dimension) {
    SplittableRandom random = new SplittableRandom(dimension);
    float[] numbers = new float[Math.max(Products.COLUMNS, PROBED) * dimension];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private static Block drawn(int dimension) {
    return new Block(ids(PROBED), dimension, numbers(dimension));
  }

  private static Block first(Block block) {
    return new Block(ids(PROBING_QUERIES), block.dimension(), block.numbers());
  }

  private static String[] ids(int count) {
    String[] ids = new String[count];
    for (int i = 0; i < count; i++) {
      ids[i] = "probe-" + i;
    }
    return ids;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "exactly about %.0f s, approximately about %.0f s",
        exactSeconds,
        approximateSeconds);
  }
}
