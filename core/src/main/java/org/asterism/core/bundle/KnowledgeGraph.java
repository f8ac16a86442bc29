package org.asterism.core.bundle;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.asterism.core.bundle.Connections.RowMapper;

/**
 * The knowledge graph of art history, kept in memory: about 200 bytes an entity and 32 a relation.
 * A node is an entity's place in order of ids. Relations to what is no entity are left out.
 */
public final class KnowledgeGraph {
  private final List<Entity> entities;
  private final String[] ids;

  /** Each relation twice, at both of its ends: {@code edges[starts[n]]} up to the next start. */
  private final int[] starts;

  private final Edge[] edges;

  /**
   * A relation: {@code src} taught or influenced {@code dst}, or is a member of it, and so on.
   *
   * @param src a node
   * @param dst a node
   * @param type one of {@link Relation}'s
   */
  public record Edge(int src, int dst, String type) {}

  private KnowledgeGraph(List<Entity> entities, List<Relation> relations) {
    this.entities = entities.stream().sorted(comparing(Entity::id)).toList();
    ids = this.entities.stream().map(Entity::id).toArray(String[]::new);
    Map<String, String> types = new LinkedHashMap<>();
    List<Edge> known = new ArrayList<>();
    for (Relation relation : relations) {
      int src = Arrays.binarySearch(ids, relation.src());
      int dst = Arrays.binarySearch(ids, relation.dst());
      if (src >= 0 && dst >= 0 && src != dst) {
        String type = types.computeIfAbsent(relation.type(), each -> each);
        known.add(new Edge(src, dst, type));
      }
    }
    known.sort(comparing(Edge::src).thenComparing(Edge::dst).thenComparing(Edge::type));
    starts = new int[ids.length + 1];
    for (Edge edge : known) {
      starts[edge.src() + 1]++;
      starts[edge.dst() + 1]++;
    }
    for (int node = 0; node < ids.length; node++) {
      starts[node + 1] += starts[node];
    }
    edges = new Edge[2 * known.size()];
    int[] next = starts.clone();
    known.forEach(edge -> edges[next[edge.src()]++] = edge);
    known.forEach(edge -> edges[next[edge.dst()]++] = edge);
  }

  static KnowledgeGraph read(Connections catalogue) {
    RowMapper<Entity> entity =
        row -> new Entity(row.getString(1), row.getString(2), row.getString(3));
    RowMapper<Relation> relation =
        row -> new Relation(row.getString(1), row.getString(2), row.getString(3));
    return new KnowledgeGraph(
        catalogue.query("SELECT id, type, name FROM entities", entity),
        catalogue.query("SELECT src, dst, type FROM relations", relation));
  }

  public OptionalInt node(String entityId) {
    int node = Arrays.binarySearch(ids, entityId);
    return node < 0 ? OptionalInt.empty() : OptionalInt.of(node);
  }

  /** An {@link Entity#type}. */
  public String type(int node) {
    return entities.get(node).type();
  }

  public String name(int node) {
    return entities.get(node).name();
  }

  /** The relations that begin or end at a node: first those that begin, each in order of nodes. */
  public List<Edge> around(int node) {
    return Arrays.asList(edges).subList(starts[node], starts[node + 1]);
  }
}
