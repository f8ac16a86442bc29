package org.asterism.pipeline.history;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/**
 * All walks from all nodes, in an order that is a hash of start and number: a training that saw
 * them as Spark collects them would forget the first. They lie in a few large arrays, as tasks
 * brought them, four bytes a step.
 */
public final class Walks implements SkipGram.Walks {
  private static final int NODES_PER_TASK = 2_048;

  /** Of the nodes of one task, those of the first node by their numbers, those of the second, … */
  private final List<int[]> parts;

  /** Per part the first of its nodes; at the end, how many nodes there are. */
  private final int[] firsts;

  private final WalkSettings settings;

  /** Numbers of walks, {@code node · walks + number}. */
  private final int[] order;

  private Walks(List<int[]> parts, int[] firsts, WalkSettings settings, int[] order) {
    this.parts = parts;
    this.firsts = firsts;
    this.settings = settings;
    this.order = order;
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
    int size = graph.size();
    int tasks = Math.max(context.defaultParallelism(), Math.min(10_000, size / NODES_PER_TASK));
    int[] firsts =
        IntStream.rangeClosed(0, tasks).map(task -> (int) ((long) size * task / tasks)).toArray();
    List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
    try {
      List<int[]> parts =
          context
              .parallelize(numbers, tasks)
              .map(
                  task -> {
                    done.add(firsts[task + 1] - firsts[task]);
                    return walker.value().walks(firsts[task], firsts[task + 1]);
                  })
              .collect();
      return new Walks(parts, firsts, settings, order(graph.ids(), settings));
    } finally {
      walker.destroy();
    }
  }

  /** The numbers of all walks by their places; those that have one place by their numbers. */
  static int[] order(String[] ids, WalkSettings settings) {
    int walks = Math.multiplyExact(ids.length, settings.walks());
    long[] places = new long[walks];
    for (int node = 0; node < ids.length; node++) {
      long origin = Draw.identity(ids[node]);
      for (int walk = 0; walk < settings.walks(); walk++) {
        places[node * settings.walks() + walk] = place(settings.seed(), origin, walk);
      }
    }
    // The number of a walk takes the lowest bits of its place, so that plain numbers are sorted.
    long lowest = (Long.highestOneBit(Math.max(1, walks)) << 1) - 1;
    long[] sorted = new long[walks];
    for (int i = 0; i < walks; i++) {
      sorted[i] = (places[i] & ~lowest) | i;
    }
    Arrays.parallelSort(sorted);
    int[] order = new int[walks];
    for (int i = 0; i < walks; i++) {
      int walk = (int) (sorted[i] & lowest);
      // Places that differ in their lowest bits alone are rare.
      int at = i;
      while (at > 0 && places[order[at - 1]] > places[walk]) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = walk;
    }
    return order;
  }

  /** By which walks are ordered. */
  static long place(long seed, long origin, int walk) {
    return Draw.bits(seed, origin, walk, -3);
  }

  @Override
  public Iterator<int[]> iterator() {
    return Arrays.stream(order).mapToObj(this::walk).iterator();
  }

  private int[] walk(int number) {
    int node = number / settings.walks();
    int part = Arrays.binarySearch(firsts, node);
    // Of several that begin there all but the last are empty.
    part = part < 0 ? -part - 2 : part;
    while (firsts[part + 1] <= node) {
      part++;
    }
    int from = (number - firsts[part] * settings.walks()) * settings.length();
    return Arrays.copyOfRange(parts.get(part), from, from + settings.length());
  }

  @Override
  public long count() {
    return order.length;
  }

  @Override
  public long[] visits(int nodes) {
    long[] visits = new long[nodes];
    for (int[] part : parts) {
      for (int node : part) {
        visits[node]++;
      }
    }
    return visits;
  }
}
