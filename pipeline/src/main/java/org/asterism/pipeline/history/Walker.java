package org.asterism.pipeline.history;

import java.io.Serializable;

/**
 * Second-order random walks as in node2vec (Grover and Leskovec, 2016): from the node before {@code
 * t} over {@code v}, the step to {@code x} has the weight of the relation times 1/p if x is t, 1 if
 * x is next to t, and 1/q otherwise. Every draw is a hash of start, walk and step, so a walk is the
 * same wherever and however often it is made.
 */
final class Walker implements Serializable {
  private static final long serialVersionUID = 1;

  private final Adjacency graph;
  private final HistorySettings settings;

  Walker(Adjacency graph, HistorySettings settings) {
    this.graph = graph;
    this.settings = settings;
  }

  /**
   * @return node numbers, beginning with {@code start}
   */
  int[] walk(int start, int number) {
    int[] path = new int[settings.length()];
    path[0] = start;
    for (int step = 1; step < path.length; step++) {
      double draw = Draw.unit(settings.seed(), start, number, step);
      path[step] = next(path[step - 1], step == 1 ? -1 : path[step - 2], draw);
    }
    return path;
  }

  private int next(int node, int before, double draw) {
    int[] neighbours = graph.neighbours()[node];
    double total = 0;
    for (int i = 0; i < neighbours.length; i++) {
      total += bias(node, i, before);
    }
    double left = draw * total;
    for (int i = 0; i < neighbours.length - 1; i++) {
      left -= bias(node, i, before);
      if (left < 0) {
        return neighbours[i];
      }
    }
    return neighbours[neighbours.length - 1];
  }

  private double bias(int node, int neighbour, int before) {
    double weight = graph.weights()[node][neighbour];
    int to = graph.neighbours()[node][neighbour];
    if (before < 0) {
      return weight;
    }
    if (to == before) {
      return weight / settings.p();
    }
    return graph.areLinked(before, to) ? weight : weight / settings.q();
  }
}
