package org.asterism.core.recommend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.asterism.core.bundle.KnowledgeGraph;
import org.asterism.core.bundle.Relation;

/** What the knowledge graph records that the entities of two works have in common. */
final class Kinship {
  private final KnowledgeGraph graph;

  Kinship(KnowledgeGraph graph) {
    this.graph = graph;
  }

  /**
   * What both have a relation to.
   *
   * @param type an {@link org.asterism.core.bundle.Entity#type}
   */
  record Shared(String type, String name, String text) {}

  /** In order of the ids of {@code a}. */
  List<Shared> between(Collection<String> a, Collection<String> b) {
    List<KnowledgeGraph.Edge> ofA = from(a);
    Set<KnowledgeGraph.Edge> ends = new HashSet<>();
    from(b).forEach(edge -> ends.add(endOf(edge)));
    Set<Shared> shared = new LinkedHashSet<>();
    for (KnowledgeGraph.Edge edge : ofA) {
      // Half of all paintings are in oil.
      if (!edge.type().equals(Relation.MADE_IN) && ends.contains(endOf(edge))) {
        String name = graph.name(edge.dst());
        shared.add(new Shared(graph.type(edge.dst()), name, phrase(edge.type(), name)));
      }
    }
    return List.copyOf(shared);
  }

  private List<KnowledgeGraph.Edge> from(Collection<String> ids) {
    List<KnowledgeGraph.Edge> edges = new ArrayList<>();
    for (String id : ids) {
      graph
          .node(id)
          .ifPresent(
              node ->
                  graph.around(node).stream()
                      .takeWhile(edge -> edge.src() == node)
                      .forEach(edges::add));
    }
    return edges;
  }

  /** The relation whoever it begins at. */
  private static KnowledgeGraph.Edge endOf(KnowledgeGraph.Edge edge) {
    return new KnowledgeGraph.Edge(-1, edge.dst(), edge.type());
  }

  /** Pupils and followers in common are joined to by relations that begin at the maker. */
  private static String phrase(String type, String name) {
    return switch (type) {
      case Relation.MEMBER_OF -> "makers both of " + name;
      case Relation.ACTIVE_IN -> "makers both worked in " + name;
      case Relation.ACTIVE_DURING -> "makers both active during " + name;
      case Relation.TAUGHT -> "makers both taught " + name;
      case Relation.INFLUENCED -> "makers both influenced " + name;
      default -> "makers both %s %s".formatted(type.replace('_', ' '), name);
    };
  }
}
