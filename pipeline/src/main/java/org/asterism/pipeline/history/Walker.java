package org.asterism.pipeline.history;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Walks over a graph that is held whole. A walk is a function of the node it begins at, its number
 * and the seed, wherever and however often it is made.
 */
final class Walker implements Serializable {
  private static final long serialVersionUID = 2;

  private final long[] origins;
  private final Neighbours[] neighbours;
  private final WalkSettings settings;
  private final Step step;

  Walker(Adjacency graph, WalkSettings settings) {
    this(
        Arrays.stream(graph.ids()).mapToLong(Draw::identity).toArray(),
        graph.neighbours(),
        settings);
  }

  private Walker(long[] origins, Neighbours[] neighbours, WalkSettings settings) {
    this.origins = origins;
    this.neighbours = neighbours;
    this.settings = settings;
    this.step = new Step(settings);
  }

  /**
   * All walks from some nodes, one behind the other: those of the first by their numbers, those of
   * the second, …
   *
   * @param to the node they end before
   */
  int[] walks(int from, int to) {
    int length = settings.length();
    int[] paths =
        new int[Math.multiplyExact(Math.multiplyExact(to - from, settings.walks()), length)];
    int at = 0;
    for (int node = from; node < to; node++) {
      for (int number = 0; number < settings.walks(); number++) {
        walk(node, number, paths, at);
        at += length;
      }
    }
    return paths;
  }

  /**
   * @return node numbers, beginning with {@code start}
   */
  int[] walk(int start, int number) {
    int[] path = new int[settings.length()];
    walk(start, number, path, 0);
    return path;
  }

  private void walk(int start, int number, int[] path, int at) {
    long origin = origins[start];
    path[at] = start;
    for (int i = 1; i < settings.length(); i++) {
      int here = path[at + i - 1];
      int before = i == 1 ? -1 : path[at + i - 2];
      path[at + i] =
          step.next(
              origin, number, i, neighbours[here], before, before < 0 ? null : neighbours[before]);
    }
  }

  /** A few long arrays, which are written and read at once, instead of five objects a node. */
  private Object writeReplace() {
    int[] ends = new int[neighbours.length];
    int all = 0;
    for (int node = 0; node < ends.length; node++) {
      all = Math.addExact(all, neighbours[node].size());
      ends[node] = all;
    }
    Packed packed =
        new Packed(
            origins, settings, ends, new int[all], new float[all], new float[all], new int[all]);
    for (int node = 0; node < ends.length; node++) {
      Neighbours of = neighbours[node];
      int from = ends[node] - of.size();
      System.arraycopy(of.nodes(), 0, packed.nodes, from, of.size());
      System.arraycopy(of.weights(), 0, packed.weights, from, of.size());
      System.arraycopy(of.keep(), 0, packed.keep, from, of.size());
      System.arraycopy(of.instead(), 0, packed.instead, from, of.size());
    }
    return packed;
  }

  /** A walker on its way. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Packed(
      long[] origins,
      WalkSettings settings,
      int[] ends,
      int[] nodes,
      float[] weights,
      float[] keep,
      int[] instead)
      implements Serializable {
    private Object readResolve() {
      Neighbours[] neighbours = new Neighbours[ends.length];
      int from = 0;
      for (int node = 0; node < ends.length; node++) {
        int to = ends[node];
        neighbours[node] =
            new Neighbours(
                Arrays.copyOfRange(nodes, from, to),
                Arrays.copyOfRange(weights, from, to),
                Arrays.copyOfRange(keep, from, to),
                Arrays.copyOfRange(instead, from, to));
        from = to;
      }
      return new Walker(origins, neighbours, settings);
    }
  }
}
