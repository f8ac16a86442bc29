package org.asterism.core.recommend;

/**
 * How a recommender searches and scores.
 *
 * @param alpha what the weighted affinities count, in [0, 1]
 * @param beta what the edges of the affinity graph count, in [0, 1]
 * @param nearDuplicateBits an image whose difference hash differs from that of an upload in at most
 *     this many of 64 bits is taken for the same picture
 * @param exactUpTo collections of at most this many images are scanned instead of searched
 * @param standIns how many nearest images stand in for an uploaded picture in the graph
 */
public record Settings(
    double alpha, double beta, int nearDuplicateBits, int exactUpTo, int standIns) {
  public static final Settings DEFAULT = new Settings(0.7, 0.3, 4, 20_000, 5);

  public Settings {
    if (!(alpha >= 0 && alpha <= 1 && beta >= 0 && beta <= 1)) {
      throw new IllegalArgumentException("alpha %s, beta %s".formatted(alpha, beta));
    }
    if (standIns < 1) {
      throw new IllegalArgumentException("standIns %d".formatted(standIns));
    }
  }

  /** With another share for the edges of the graph; the affinities count the rest. */
  public Settings withBeta(double share) {
    return new Settings(1 - share, share, nearDuplicateBits, exactUpTo, standIns);
  }
}
