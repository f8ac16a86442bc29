package org.asterism.core.recommend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.asterism.core.bundle.CatalogueImage;
import org.asterism.core.bundle.Entity;
import org.asterism.core.bundle.KnowledgeGraph;

/**
 * The shortest ways in the knowledge graph from the makers of one work to other makers, from maker
 * to maker and in either direction of a relation: found once, breadth first, up to {@value
 * #MOST_STEPS} steps far and {@value #MOST_MAKERS} makers wide. Makers are met in order of their
 * ids, so that the same graph gives the same ways.
 */
final class MakerPaths {
  static final int MOST_STEPS = 4;
  static final int MOST_MAKERS = 5_000;

  private final KnowledgeGraph graph;

  /** By node; the makers it begins at have none. */
  private final Map<Integer, Hop> hops = new HashMap<>();

  private final TreeSet<Integer> starts;

  /** The relation that led to a node, and the node it led from. */
  private record Hop(int before, KnowledgeGraph.Edge edge, int steps) {}

  MakerPaths(KnowledgeGraph graph, CatalogueImage from) {
    this.graph = graph;
    starts = makers(from);
    Deque<Integer> waiting = new ArrayDeque<>(starts);
    while (!waiting.isEmpty() && hops.size() < MOST_MAKERS) {
      int node = waiting.remove();
      int steps = steps(node) + 1;
      if (steps > MOST_STEPS) {
        break;
      }
      for (KnowledgeGraph.Edge edge : graph.around(node)) {
        int other = edge.src() == node ? edge.dst() : edge.src();
        if (graph.type(other).equals(Entity.ARTIST)
            && !starts.contains(other)
            && !hops.containsKey(other)) {
          hops.put(other, new Hop(node, edge, steps));
          waiting.add(other);
        }
      }
    }
  }

  private int steps(int node) {
    Hop hop = hops.get(node);
    return hop == null ? 0 : hop.steps();
  }

  private TreeSet<Integer> makers(CatalogueImage image) {
    TreeSet<Integer> makers = new TreeSet<>();
    for (String id : image.entities()) {
      graph
          .node(id)
          .ifPresent(
              node -> {
                if (graph.type(node).equals(Entity.ARTIST)) {
                  makers.add(node);
                }
              });
    }
    return makers;
  }

  /**
   * The shortest way to any maker of the work; of several the one to the first by id.
   *
   * @return empty if there is none, or the two have a maker in common
   */
  List<PathStep> to(CatalogueImage image) {
    int nearest = -1;
    for (int maker : makers(image)) {
      if (starts.contains(maker)) {
        return List.of();
      }
      if (hops.containsKey(maker) && (nearest < 0 || steps(maker) < steps(nearest))) {
        nearest = maker;
      }
    }
    List<PathStep> path = new ArrayList<>();
    for (Hop hop = hops.get(nearest); hop != null; hop = hops.get(hop.before())) {
      KnowledgeGraph.Edge edge = hop.edge();
      path.add(0, new PathStep(graph.name(edge.src()), edge.type(), graph.name(edge.dst())));
    }
    return path;
  }
}
