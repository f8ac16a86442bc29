package org.asterism.pipeline.history;

import java.io.Serializable;

/**
 * How the graph is walked.
 *
 * @param walks from each node
 * @param length nodes a walk visits
 * @param p node2vec's return parameter: the higher, the less a walk turns back
 * @param q node2vec's in-out parameter: below 1 a walk goes far, above 1 it stays near
 * @param seed of all draws
 */
public record WalkSettings(int walks, int length, double p, double q, long seed)
    implements Serializable {

  /** Whether a step asks where the walk came from. */
  boolean isSecondOrder() {
    return p != 1 || q != 1;
  }
}
