package org.asterism.pipeline.history;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/** Vectors of a graph's nodes by node2vec (Grover and Leskovec, 2016): walks, then skip-gram. */
public final class Node2Vec {
  private Node2Vec() {}

  /**
   * @param done counts nodes that were walked from
   * @return {@code float[nodes][dimension]} of any length, the same whatever the executors, tasks
   *     and threads
   */
  public static float[][] vectors(
      SparkSession spark,
      Adjacency graph,
      WalkSettings walking,
      SkipGramSettings learning,
      LongAccumulator done) {
    if (graph.size() == 0) {
      return new float[0][];
    }
    return vectors(graph.size(), Walks.of(spark, graph, walking, done), learning);
  }

  /** From walks that are there already. */
  public static float[][] vectors(int nodes, SkipGram.Walks walks, SkipGramSettings learning) {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    try (SkipGram skipGram = new SkipGram(learning, walks.visits(nodes), threads)) {
      return skipGram.learn(walks);
    }
  }
}
