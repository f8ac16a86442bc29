package org.asterism.pipeline.history;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * The graph for walking: undirected and weighted, held in memory. A relation takes about 32 bytes,
 * both ways together, and a node about 100.
 *
 * @param ids the nodes' ids in the order of their UTF-8 bytes, which is Spark's; a node's number is
 *     its place here
 * @param neighbours of each node
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Adjacency(String[] ids, Neighbours[] neighbours) implements Serializable {

  /** As Spark orders texts. */
  static final Comparator<String> IN_BYTES =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  /**
   * One relation, whatever its direction and type.
   *
   * @param weight above 0; several links of one pair add up
   */
  public record Link(String a, String b, float weight) implements Serializable {
    public Link {
      if (a.equals(b)) {
        throw new IllegalArgumentException("%s is linked to itself".formatted(a));
      }
      if (!(weight > 0) || Float.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "%s and %s are linked by a weight of %s".formatted(a, b, weight));
      }
    }
  }

  /**
   * @param links in any order
   */
  public static Adjacency of(List<Link> links) {
    String[] ids =
        links.stream()
            .flatMap(link -> Stream.of(link.a(), link.b()))
            .distinct()
            .sorted(IN_BYTES)
            .toArray(String[]::new);
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      numbers.put(ids[i], i);
    }
    List<List<End>> ends = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      ends.add(new ArrayList<>());
    }
    for (Link link : links) {
      int a = numbers.get(link.a());
      int b = numbers.get(link.b());
      ends.get(a).add(new End(b, link.weight()));
      ends.get(b).add(new End(a, link.weight()));
    }
    return new Adjacency(ids, ends.stream().map(Adjacency::merged).toArray(Neighbours[]::new));
  }

  /** One end of a link, seen from the other. */
  private record End(int node, float weight) {}

  /** Each neighbour once. Sums of floats depend on their order, so the small ones come first. */
  private static Neighbours merged(List<End> ends) {
    ends.sort(Comparator.comparingInt(End::node).thenComparing(End::weight));
    int[] nodes = ends.stream().mapToInt(End::node).distinct().toArray();
    float[] weights = new float[nodes.length];
    int place = 0;
    for (End end : ends) {
      if (end.node() != nodes[place]) {
        place++;
      }
      weights[place] += end.weight();
    }
    return Neighbours.of(nodes, weights);
  }

  /**
   * @param ends a neighbour's number and a weight each, ascending in both
   */
  static Neighbours ofRows(Collection<Row> ends) {
    List<End> all = new ArrayList<>();
    ends.forEach(end -> all.add(new End(end.getInt(0), end.getFloat(1))));
    return merged(all);
  }

  public int size() {
    return ids.length;
  }

  public int degree(int node) {
    return neighbours[node].size();
  }

  public boolean areLinked(int a, int b) {
    return neighbours[a].hold(b);
  }
}
