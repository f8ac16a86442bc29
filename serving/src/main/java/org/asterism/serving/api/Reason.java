package org.asterism.serving.api;

import org.asterism.core.affinity.Affinity;

/**
 * Why an image is related, and what that adds to its score.
 *
 * @param affinity the affinity whose contribution this is a part of, or "graph"
 * @param kind what it speaks of, such as "palette" or "years"
 * @param contribution below 0 if it speaks against the image
 */
public record Reason(String affinity, String kind, String text, double contribution) {
  private static final String GRAPH = "graph";

  static Reason of(org.asterism.core.recommend.Reason reason) {
    Affinity affinity = reason.affinity();
    return new Reason(
        affinity == null ? GRAPH : affinity.key(),
        reason.kind().key(),
        reason.text(),
        reason.contribution());
  }
}
