package org.asterism.pipeline.evaluate;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A ranking by cosines, each as it stands out from what both works have with their own nearest:
 * {@code 2·cos(q, c) − r(q) − r(c)}, r being the mean cosine to the ten nearest. It takes back what
 * works gain that are near to everything.
 *
 * @see <a href="https://arxiv.org/abs/1710.04087">A. Conneau et al., "Word translation without
 *     parallel data" (2017), cross-domain similarity local scaling</a>
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Csls(Ranking cosines, float[] surroundings) implements Ranking {
  private static final int NEAREST = 10;

  static Csls of(Ranking cosines, int works) {
    double[] means =
        IntStream.range(0, works)
            .parallel()
            .mapToDouble(work -> surroundings(cosines, work, works))
            .toArray();
    float[] surroundings = new float[works];
    for (int work = 0; work < works; work++) {
      surroundings[work] = (float) means[work];
    }
    return new Csls(cosines, surroundings);
  }

  private static double surroundings(Ranking cosines, int work, int works) {
    double[] others =
        IntStream.range(0, works)
            .filter(other -> other != work)
            .mapToDouble(other -> cosines.nearness(work, other))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    int from = Math.max(0, others.length - NEAREST);
    return Arrays.stream(others, from, others.length).average().orElse(0);
  }

  @Override
  public float nearness(int query, int candidate) {
    float cosine = cosines.nearness(query, candidate);
    return cosine == Float.NEGATIVE_INFINITY
        ? cosine
        : 2 * cosine - surroundings[query] - surroundings[candidate];
  }
}
