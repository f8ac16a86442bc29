package org.asterism.pipeline.history;

import java.io.Serializable;

/**
 * Walks over a graph that is held whole. A walk is a function of the node it begins at, its number
 * and the seed, wherever and however often it is made.
 */
final class Walker implements Serializable {
  private static final long serialVersionUID = 1;

  private final Adjacency graph;
  private final WalkSettings settings;
  private final Step step;

  Walker(Adjacency graph, WalkSettings settings) {
    this.graph = graph;
    this.settings = settings;
    this.step = new Step(settings);
  }

  /**
   * @return node numbers, beginning with {@code start}
   */
  int[] walk(int start, int number) {
    Neighbours[] neighbours = graph.neighbours();
    long origin = Draw.identity(graph.ids()[start]);
    int[] path = new int[settings.length()];
    path[0] = start;
    for (int i = 1; i < path.length; i++) {
      int before = i == 1 ? -1 : path[i - 2];
      path[i] =
          step.next(
              origin,
              number,
              i,
              neighbours[path[i - 1]],
              before,
              before < 0 ? null : neighbours[before]);
    }
    return path;
  }
}
