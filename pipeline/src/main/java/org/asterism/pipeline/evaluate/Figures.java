package org.asterism.pipeline.evaluate;

/**
 * How well one way of ranking finds works that share a label with the query.
 *
 * @param n queries: works that share a label with another
 * @param r1 share of queries whose nearest work is a right one
 * @param p10 mean share of right ones among the ten nearest
 * @param map mean average precision over the whole ranking
 * @param mrr mean of one over the place of the first right one
 * @param ndcg10 mean normalised discounted cumulative gain of the ten nearest, right or wrong
 * @param recall10 mean share of all right ones that are among the ten nearest
 * @param recall50 mean share of all right ones that are among the fifty nearest
 */
public record Figures(
    int n,
    double r1,
    double p10,
    double map,
    double mrr,
    double ndcg10,
    double recall10,
    double recall50) {
  static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0);
}
