package org.asterism.pipeline.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/**
 * All walks from all nodes, in an order that is a hash of start and number: a training that saw
 * them as Spark collects them would forget the first.
 */
public final class Walks implements SkipGram.Walks {
  private static final int NODES_PER_TASK = 512;

  private final List<int[]> ordered;

  private Walks(List<int[]> ordered) {
    this.ordered = ordered;
  }

  /**
   * By Spark, with the graph in the memory of every executor.
   *
   * @param done counts nodes
   */
  public static Walks of(
      SparkSession spark, Adjacency graph, WalkSettings settings, LongAccumulator done) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Walker> walker = context.broadcast(new Walker(graph, settings));
    int tasks =
        Math.max(context.defaultParallelism(), Math.min(10_000, graph.size() / NODES_PER_TASK));
    try {
      List<int[]> walks =
          context
              .parallelize(IntStream.range(0, graph.size()).boxed().toList(), tasks)
              .flatMap(
                  node -> {
                    done.add(1);
                    return IntStream.range(0, settings.walks())
                        .mapToObj(number -> walker.value().walk(node, number))
                        .iterator();
                  })
              .collect();
      return inOrder(graph.ids(), settings, walks);
    } finally {
      walker.destroy();
    }
  }

  /**
   * @param walks those of the first node by their numbers, those of the second, …
   */
  static Walks inOrder(String[] ids, WalkSettings settings, List<int[]> walks) {
    long[] draws = new long[walks.size()];
    Integer[] order = new Integer[walks.size()];
    for (int i = 0; i < draws.length; i++) {
      String origin = ids[i / settings.walks()];
      draws[i] = place(settings.seed(), Draw.identity(origin), i % settings.walks());
      order[i] = i;
    }
    Arrays.sort(order, Comparator.comparingLong(i -> draws[i]));
    List<int[]> ordered = new ArrayList<>(order.length);
    for (int i : order) {
      ordered.add(walks.get(i));
    }
    return new Walks(ordered);
  }

  /** By which walks are ordered. */
  static long place(long seed, long origin, int walk) {
    return Draw.bits(seed, origin, walk, -3);
  }

  @Override
  public Iterator<int[]> iterator() {
    return ordered.iterator();
  }

  @Override
  public long count() {
    return ordered.size();
  }

  @Override
  public long[] visits(int nodes) {
    long[] visits = new long[nodes];
    for (int[] walk : ordered) {
      for (int node : walk) {
        visits[node]++;
      }
    }
    return visits;
  }
}
