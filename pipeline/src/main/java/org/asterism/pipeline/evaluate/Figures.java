package org.asterism.pipeline.evaluate;

/**
 * How well one way of ranking finds works of the query's label.
 *
 * @param n queries: works whose label occurs at least twice
 * @param r1 share of queries whose nearest work has the label
 * @param p10 mean share of the ten nearest that have it
 * @param map mean average precision over the whole ranking
 */
public record Figures(int n, double r1, double p10, double map) {}
