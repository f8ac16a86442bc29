package org.asterism.pipeline.evaluate;

/** A way of saying how near two works are. */
interface Ranking {
  /**
   * @return higher is nearer; {@link Float#NEGATIVE_INFINITY} if nothing can be said
   */
  float nearness(int query, int candidate);
}
