package org.asterism.pipeline.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.asterism.pipeline.history.Adjacency.Link;

/**
 * A graph some links were taken from, to ask whether they would be foreseen.
 *
 * @param kept the other links
 * @param held pairs that are linked; neither node lost its last link
 * @param free as many pairs that are not
 */
public record HeldOut(List<Link> kept, List<Pair> held, List<Pair> free) {

  /** Two nodes, in no order. */
  public record Pair(String a, String b) {}

  /** Draws of whole numbers below a bound. */
  public interface Draws {
    int below(int bound);
  }

  /**
   * @param links each pair once
   * @param share of all links, in (0, 1)
   */
  public static HeldOut of(List<Link> links, double share, Draws draws) {
    List<Link> shuffled = new ArrayList<>(links);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int j = draws.below(i + 1);
      Link link = shuffled.get(i);
      shuffled.set(i, shuffled.get(j));
      shuffled.set(j, link);
    }
    Map<String, Integer> degrees = new HashMap<>();
    List<String> nodes = new ArrayList<>();
    Set<Pair> linked = new HashSet<>();
    for (Link link : shuffled) {
      for (String node : List.of(link.a(), link.b())) {
        if (degrees.merge(node, 1, Integer::sum) == 1) {
          nodes.add(node);
        }
      }
      linked.add(pair(link.a(), link.b()));
    }
    int wanted = (int) (links.size() * share);
    List<Link> kept = new ArrayList<>();
    List<Pair> held = new ArrayList<>();
    for (Link link : shuffled) {
      if (held.size() < wanted && degrees.get(link.a()) > 1 && degrees.get(link.b()) > 1) {
        degrees.merge(link.a(), -1, Integer::sum);
        degrees.merge(link.b(), -1, Integer::sum);
        held.add(pair(link.a(), link.b()));
      } else {
        kept.add(link);
      }
    }
    return new HeldOut(kept, held, free(held.size(), nodes, linked, draws));
  }

  private static List<Pair> free(int wanted, List<String> nodes, Set<Pair> linked, Draws draws) {
    long all = (long) nodes.size() * (nodes.size() - 1) / 2;
    Set<Pair> free = new HashSet<>();
    while (free.size() < Math.min(wanted, all - linked.size())) {
      int a = draws.below(nodes.size());
      int b = draws.below(nodes.size());
      while (b == a) {
        b = draws.below(nodes.size());
      }
      Pair pair = pair(nodes.get(a), nodes.get(b));
      if (!linked.contains(pair)) {
        free.add(pair);
      }
    }
    return free.stream()
        .sorted((p, q) -> p.a().equals(q.a()) ? p.b().compareTo(q.b()) : p.a().compareTo(q.a()))
        .toList();
  }

  private static Pair pair(String a, String b) {
    return a.compareTo(b) < 0 ? new Pair(a, b) : new Pair(b, a);
  }

  /**
   * The area under the ROC curve: how often a linked pair scores above one that is not; a tie
   * counts half.
   */
  public static double auc(double[] held, double[] free) {
    double[] sorted = free.clone();
    Arrays.sort(sorted);
    double won = 0;
    for (double score : held) {
      int below = place(sorted, score, false);
      int upTo = place(sorted, score, true);
      won += below + (upTo - below) / 2.0;
    }
    return won / ((double) held.length * free.length);
  }

  /** How many are below the score, or not above it. */
  private static int place(double[] sorted, double score, boolean equalToo) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < score || (equalToo && sorted[middle] == score)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
