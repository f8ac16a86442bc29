package org.asterism.pipeline.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.asterism.pipeline.history.Adjacency.Link;
import org.asterism.pipeline.history.HeldOut.Pair;

/**
 * How likely two nodes are linked, learned from a graph alone: some of its links are held out, the
 * features of {@link PairFeatures} are taken from what is left, and a logistic regression learns to
 * tell them from pairs that are not linked. So no link is described by a graph that holds it.
 */
public final class LinkScore {
  private static final int ROUNDS = 3;
  private static final double SHARE = 0.1;

  private final PairFeatures features;
  private final Logistic model;

  private LinkScore(PairFeatures features, Logistic model) {
    this.features = features;
    this.model = model;
  }

  /**
   * @param links each pair once
   * @param vectors gives a graph's nodes their vectors, {@code float[nodes][]}; asked once for the
   *     whole graph and {@value #ROUNDS} times for what is left of it
   */
  public static LinkScore learned(
      List<Link> links, Function<Adjacency, float[][]> vectors, long seed) {
    List<double[]> rows = new ArrayList<>();
    List<Boolean> linked = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      HeldOut inner = HeldOut.of(links, SHARE, draws(seed, round));
      Adjacency rest = Adjacency.of(inner.kept());
      PairFeatures of = new PairFeatures(rest, vectors.apply(rest));
      for (double[] row : of.of(inner.held())) {
        rows.add(row);
        linked.add(true);
      }
      for (double[] row : of.of(inner.free())) {
        rows.add(row);
        linked.add(false);
      }
    }
    Adjacency whole = Adjacency.of(links);
    return new LinkScore(
        new PairFeatures(whole, vectors.apply(whole)), Logistic.fitted(rows, linked));
  }

  private static HeldOut.Draws draws(long seed, int round) {
    long[] count = {0};
    return bound -> (int) (Draw.unit(seed, round, count[0]++, -4) * bound);
  }

  /**
   * How the pairs score, in their order.
   *
   * @param pairs of nodes of the graph
   */
  public Scores of(List<Pair> pairs) {
    double[][] rows = features.of(pairs);
    double[] learned = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      learned[i] = model.chance(rows[i]);
    }
    return new Scores(
        learned,
        column(rows, PairFeatures.COSINE),
        column(rows, PairFeatures.ADAMIC_ADAR),
        column(rows, PairFeatures.PREFERENTIAL_ATTACHMENT));
  }

  private static double[] column(double[][] rows, int column) {
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = rows[i][column];
    }
    return values;
  }

  /**
   * @param learned the chance in (0, 1) among as many linked as unlinked pairs
   * @param cosine of the vectors
   * @param adamicAdar higher for more and rarer neighbours in common
   * @param preferentialAttachment higher for more links of both
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Scores(
      double[] learned, double[] cosine, double[] adamicAdar, double[] preferentialAttachment) {}
}
