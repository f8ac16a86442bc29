package org.asterism.pipeline.evaluate;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Weights;
import org.asterism.core.artwork.Artwork;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.link.Edges;

/**
 * A search for the weights by which recommendations best share what they are asked to share: the
 * mean share of right works among the ten best. Half of the queries are searched on, and the other
 * half tells whether what was found holds elsewhere. A maker's works lie in one half together,
 * chosen by a hash of the name, so that no one is found by what was learned of themselves.
 *
 * @param works how many were compared
 * @param searched queries the search saw
 * @param heldOut queries it did not see
 * @param before what counts now and its worth
 * @param best what was found
 */
public record Tuning(int works, int searched, int heldOut, Choice before, Choice best) {
  private static final int TEN = 10;

  /** The most queries of each half: each holds four numbers for every work compared. */
  private static final int MOST_QUERIES = 400;

  private static final double COARSE = 0.2;
  private static final double FINEST = 0.025;

  /**
   * Weights and the mean share of right works among the ten best.
   *
   * @param alpha what the weighted affinities count
   * @param beta what edges count; 1 − alpha
   * @param onSearched over the queries searched on
   * @param onHeldOut over the others
   */
  public record Choice(
      Weights weights, double alpha, double beta, double onSearched, double onHeldOut) {}

  /**
   * @param names of relations whose mean is to be raised: style, artist, subject, collection
   * @param weights that count now
   * @param beta that counts now
   */
  public static Tuning of(Lake lake, List<String> names, Weights weights, double beta) {
    LabelledWorks works = LabelledWorks.of(lake, weights);
    List<Relation> relations = named(works.relations(), names);
    Map<Integer, Map<Integer, Float>> graph = graph(lake, works);
    List<Query> searched = queries(works, relations, graph, i -> isSearched(works, i));
    List<Query> heldOut = queries(works, relations, graph, i -> !isSearched(works, i));
    if (searched.isEmpty() || heldOut.isEmpty()) {
      throw new AsterismException(
          "There is nothing to tune by",
          "of %,d works, %d and %d in the two halves share a %s with another"
              .formatted(works.size(), searched.size(), heldOut.size(), String.join(" or ", names)),
          "Take a larger collection, or another --relation.");
    }
    Point start = new Point(weights.formal(), weights.conceptual(), weights.historical(), beta);
    Point best = climbed(start, searched);
    return new Tuning(
        works.size(),
        searched.size(),
        heldOut.size(),
        start.choice(searched, heldOut),
        best.choice(searched, heldOut));
  }

  private static List<Relation> named(List<Relation> all, List<String> names) {
    List<String> known =
        all.stream().filter(each -> !each.copiesCount()).map(Relation::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new AsterismException(
            "There is no relation \"%s\"".formatted(name),
            "known are " + String.join(", ", known),
            "Correct --relation.");
      }
    }
    return all.stream().filter(each -> names.contains(each.name())).toList();
  }

  private static boolean isSearched(LabelledWorks works, int work) {
    Artwork artwork = works.artworks().get(work);
    String identity =
        artwork.artists().isEmpty() ? artwork.imageId() : artwork.artists().get(0).name();
    return (identity.hashCode() * 0x9E3779B9 >>> 31) == 0;
  }

  /** One query's cosines to all works, as far as believed, and their edges' mean weights. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Query(float[][] parts, float[] confidences, boolean[][] right, boolean[] copies) {

    /** The mean over the relations it asks for. */
    double worth(Point point) {
      double believed = 0;
      double[] weights = new double[3];
      for (int i = 0; i < 3; i++) {
        weights[i] = point.weight(i) * confidences[i];
        believed += weights[i];
      }
      if (believed == 0) {
        return 0;
      }
      int[] best = best(weights, believed, point.beta());
      double sum = 0;
      for (boolean[] relation : right) {
        for (int work : best) {
          sum += work >= 0 && relation[work] ? 1.0 / TEN : 0;
        }
      }
      return sum / right.length;
    }

    private int[] best(double[] weights, double believed, double beta) {
      int[] best = new int[TEN];
      double[] scores = new double[TEN];
      Arrays.fill(best, -1);
      Arrays.fill(scores, Double.NEGATIVE_INFINITY);
      for (int work = 0; work < copies.length; work++) {
        double score =
            (1 - beta)
                    * (weights[0] * parts[0][work]
                        + weights[1] * parts[1][work]
                        + weights[2] * parts[2][work])
                    / believed
                + beta * parts[3][work];
        if (!copies[work] && score > scores[TEN - 1]) {
          int place = TEN - 1;
          while (place > 0 && score > scores[place - 1]) {
            scores[place] = scores[place - 1];
            best[place] = best[place - 1];
            place--;
          }
          scores[place] = score;
          best[place] = work;
        }
      }
      return best;
    }
  }

  private static List<Query> queries(
      LabelledWorks works,
      List<Relation> relations,
      Map<Integer, Map<Integer, Float>> graph,
      IntPredicate half) {
    List<boolean[]> asking = relations.stream().map(Relation::asking).toList();
    // Works are in the order of their ids, which are hashes themselves.
    return IntStream.range(0, works.size())
        .filter(work -> half.test(work) && asking.stream().anyMatch(each -> each[work]))
        .limit(MOST_QUERIES)
        .mapToObj(work -> query(work, works, relations, asking, graph))
        .toList();
  }

  private static Query query(
      int query,
      LabelledWorks works,
      List<Relation> relations,
      List<boolean[]> asking,
      Map<Integer, Map<Integer, Float>> graph) {
    int size = works.size();
    float[][] parts = new float[4][size];
    float[] confidences = new float[3];
    for (Affinity affinity : Affinity.values()) {
      float[] believed = works.confidences().get(affinity);
      Ranking ranking = works.by(affinity);
      confidences[affinity.ordinal()] = believed[query];
      for (int work = 0; work < size; work++) {
        if (believed[query] > 0 && believed[work] > 0) {
          parts[affinity.ordinal()][work] = believed[work] * ranking.nearness(query, work);
        }
      }
    }
    graph.getOrDefault(query, Map.of()).forEach((work, weight) -> parts[3][work] = weight);
    boolean[] copies = new boolean[size];
    for (int work = 0; work < size; work++) {
      copies[work] = work == query || works.dhashes()[work] == works.dhashes()[query];
    }
    List<boolean[]> right = new ArrayList<>();
    for (int r = 0; r < relations.size(); r++) {
      if (asking.get(r)[query]) {
        boolean[] of = new boolean[size];
        for (int work = 0; work < size; work++) {
          of[work] = relations.get(r).relates(query, work);
        }
        right.add(of);
      }
    }
    return new Query(parts, confidences, right.toArray(boolean[][]::new), copies);
  }

  /**
   * Among the works compared, the mean weight of the edges between two: at most a few for each of
   * {@link LabelledWorks#LARGEST}.
   */
  private static Map<Integer, Map<Integer, Float>> graph(Lake lake, LabelledWorks works) {
    Map<String, Integer> places = new HashMap<>();
    for (int work = 0; work < works.size(); work++) {
      places.put(works.artworks().get(work).imageId(), work);
    }
    Object[] ids = places.keySet().toArray();
    Map<Integer, Map<Integer, Map<String, Float>>> edges = new HashMap<>();
    for (Row row :
        Edges.nearest(lake)
            .where(col(Edges.SRC).isin(ids).and(col(Edges.DST).isin(ids)))
            .collectAsList()) {
      int src = places.get(row.<String>getAs(Edges.SRC));
      int dst = places.get(row.<String>getAs(Edges.DST));
      String affinity = row.getAs(Edges.AFFINITY);
      float weight = row.<Float>getAs(Edges.WEIGHT);
      for (int[] way : new int[][] {{src, dst}, {dst, src}}) {
        edges
            .computeIfAbsent(way[0], any -> new HashMap<>())
            .computeIfAbsent(way[1], any -> new HashMap<>())
            .merge(affinity, weight, Math::max);
      }
    }
    Map<Integer, Map<Integer, Float>> means = new HashMap<>();
    edges.forEach(
        (src, others) -> {
          Map<Integer, Float> of = new HashMap<>();
          others.forEach(
              (dst, weights) ->
                  of.put(
                      dst,
                      (float)
                          weights.values().stream()
                              .mapToDouble(Float::doubleValue)
                              .average()
                              .orElse(0)));
          means.put(src, of);
        });
    return means;
  }

  /** The three weights, which add up to 1, and beta. */
  private record Point(double formal, double conceptual, double historical, double beta) {
    double weight(int affinity) {
      return affinity == 0 ? formal : affinity == 1 ? conceptual : historical;
    }

    Choice choice(List<Query> searched, List<Query> heldOut) {
      return new Choice(
          new Weights(formal, conceptual, historical),
          1 - beta,
          beta,
          worth(searched),
          worth(heldOut));
    }

    double worth(List<Query> queries) {
      double[] each = queries.parallelStream().mapToDouble(query -> query.worth(this)).toArray();
      double sum = 0;
      for (double worth : each) {
        sum += worth;
      }
      return sum / each.length;
    }

    /** Those a step away; weight moves from one affinity to another, or beta changes. */
    List<Point> around(double step) {
      List<Point> points = new ArrayList<>();
      double[][] moves = {{1, -1, 0}, {-1, 1, 0}, {1, 0, -1}, {-1, 0, 1}, {0, 1, -1}, {0, -1, 1}};
      for (double[] move : moves) {
        points.add(
            new Point(
                formal + step * move[0],
                conceptual + step * move[1],
                historical + step * move[2],
                beta));
      }
      points.add(new Point(formal, conceptual, historical, beta + step));
      points.add(new Point(formal, conceptual, historical, beta - step));
      return points.stream().map(Point::rounded).filter(Point::isPossible).toList();
    }

    private Point rounded() {
      return new Point(round(formal), round(conceptual), round(historical), round(beta));
    }

    private static double round(double value) {
      return Math.round(value * 1000) / 1000.0;
    }

    private boolean isPossible() {
      return formal >= 0 && conceptual >= 0 && historical >= 0 && beta >= 0 && beta <= 1;
    }
  }

  /** From the best of a coarse grid upwards, in steps that become smaller. */
  private static Point climbed(Point start, List<Query> queries) {
    Point best = start;
    double worth = best.worth(queries);
    for (Point point : grid()) {
      double other = point.worth(queries);
      if (other > worth) {
        best = point;
        worth = other;
      }
    }
    Set<Point> seen = new HashSet<>();
    for (double step = COARSE / 2; step >= FINEST; ) {
      Point from = best;
      for (Point point : from.around(step)) {
        if (seen.add(point)) {
          double other = point.worth(queries);
          if (other > worth) {
            best = point;
            worth = other;
          }
        }
      }
      if (best.equals(from)) {
        step /= 2;
      }
    }
    return best;
  }

  private static List<Point> grid() {
    List<Point> points = new ArrayList<>();
    int steps = (int) Math.round(1 / COARSE);
    for (int formal = 0; formal <= steps; formal++) {
      for (int conceptual = 0; formal + conceptual <= steps; conceptual++) {
        for (int beta = 0; beta <= 2; beta++) {
          points.add(
              new Point(
                      formal * COARSE,
                      conceptual * COARSE,
                      (steps - formal - conceptual) * COARSE,
                      beta * COARSE)
                  .rounded());
        }
      }
    }
    return points;
  }
}
