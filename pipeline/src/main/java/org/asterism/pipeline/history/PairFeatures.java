package org.asterism.pipeline.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.pipeline.history.HeldOut.Pair;

/**
 * What a graph and its vectors say about whether two nodes may be linked, as numbers. A vector
 * knows where a node lies and not how many links it has; here both are told.
 */
final class PairFeatures {
  /** In the order of {@link #of}. */
  static final List<String> NAMES =
      List.of(
          "greater degree",
          "lesser degree",
          "preferential attachment",
          "common neighbours",
          "adamic adar",
          "resource allocation",
          "paths of three",
          "reach of a short walk",
          "neighbours' degrees, greater",
          "neighbours' degrees, lesser",
          "cosine");

  static final int ADAMIC_ADAR = NAMES.indexOf("adamic adar");
  static final int PREFERENTIAL_ATTACHMENT = NAMES.indexOf("preferential attachment");
  static final int COSINE = NAMES.indexOf("cosine");

  /** Steps of the short walk; each further one counts less. */
  private static final int STEPS = 4;

  private final Adjacency graph;
  private final float[][] units;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final double[] aroundDegree;

  PairFeatures(Adjacency graph, float[][] vectors) {
    this.graph = graph;
    this.units = Arrays.stream(vectors).map(UnitVectors::unitLength).toArray(float[][]::new);
    this.aroundDegree = new double[graph.size()];
    for (int node = 0; node < graph.size(); node++) {
      numbers.put(graph.ids()[node], node);
      for (int other : graph.neighbours()[node].nodes()) {
        aroundDegree[node] += Math.log(graph.degree(other)) / graph.degree(node);
      }
    }
  }

  /** In the order of the pairs. */
  double[][] of(List<Pair> pairs) {
    double[][] features = new double[pairs.size()][];
    List<int[]> numbered = new ArrayList<>();
    for (int i = 0; i < features.length; i++) {
      int a = numbers.get(pairs.get(i).a());
      int b = numbers.get(pairs.get(i).b());
      boolean turned =
          graph.degree(a) < graph.degree(b) || (graph.degree(a) == graph.degree(b) && a > b);
      numbered.add(turned ? new int[] {b, a, i} : new int[] {a, b, i});
    }
    // What is seen from one node is computed once.
    numbered.sort(
        Comparator.comparingInt((int[] each) -> each[1]).thenComparingInt(each -> each[2]));
    Spread spread = new Spread();
    int seenFrom = -1;
    for (int[] pair : numbered) {
      if (pair[1] != seenFrom) {
        seenFrom = pair[1];
        spread.from(seenFrom);
      }
      features[pair[2]] = features(pair[0], pair[1], spread);
    }
    return features;
  }

  private double[] features(int more, int less, Spread spread) {
    double greater = graph.degree(more);
    double lesser = graph.degree(less);
    // A walk the other way: the chances of a step and of its return are as the degrees.
    double there = spread.reach[more];
    double back = there * lesser / greater;
    return new double[] {
      Math.log1p(greater),
      Math.log1p(lesser),
      // The product of the degrees (Barabási and Albert, 1999), on the scale of the others.
      Math.log(greater) + Math.log(lesser),
      Math.log1p(spread.common[more]),
      Math.log1p(spread.adamicAdar[more]),
      Math.log(spread.allocation[more] + 1e-3),
      Math.log(spread.three[more] / Math.sqrt(greater * lesser) + 1e-4),
      Math.log(there + back + 1e-5),
      aroundDegree[more],
      aroundDegree[less],
      UnitVectors.cosine(units[more], units[less])
    };
  }

  /** What is to be found around one node, by the number of what is found. */
  private final class Spread {
    final double[] common = new double[graph.size()];
    final double[] adamicAdar = new double[graph.size()];
    final double[] allocation = new double[graph.size()];
    final double[] three = new double[graph.size()];
    final double[] reach = new double[graph.size()];

    void from(int node) {
      for (double[] each : new double[][] {common, adamicAdar, allocation, three, reach}) {
        Arrays.fill(each, 0);
      }
      double[] here = new double[graph.size()];
      here[node] = 1;
      for (int step = 1; step <= STEPS; step++) {
        double[] next = new double[graph.size()];
        for (int at = 0; at < here.length; at++) {
          if (here[at] != 0) {
            double share = here[at] / graph.degree(at);
            for (int to : graph.neighbours()[at].nodes()) {
              next[to] += share;
            }
          }
        }
        for (int at = 0; at < next.length; at++) {
          reach[at] += next[at] * (STEPS + 1 - step) / STEPS;
        }
        here = next;
      }
      for (int between : graph.neighbours()[node].nodes()) {
        double degree = graph.degree(between);
        for (int to : graph.neighbours()[between].nodes()) {
          common[to]++;
          // A neighbour of degree 1 is common to nobody.
          adamicAdar[to] += degree > 1 ? 1 / Math.log(degree) : 0;
          allocation[to] += 1 / degree;
        }
      }
      for (int between : graph.neighbours()[node].nodes()) {
        double first = Math.sqrt(graph.degree(between));
        for (int second : graph.neighbours()[between].nodes()) {
          double share = 1 / (first * Math.sqrt(graph.degree(second)));
          for (int to : graph.neighbours()[second].nodes()) {
            three[to] += share;
          }
        }
      }
    }
  }
}
