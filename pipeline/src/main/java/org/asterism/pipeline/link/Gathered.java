package org.asterism.pipeline.link;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The nearest of a block's pictures among all whose lists were taken in. */
public final class Gathered {
  private final Nearest[] nearest;

  public Gathered(int pictures, int k) {
    nearest = Stream.generate(() -> new Nearest(k)).limit(pictures).toArray(Nearest[]::new);
  }

  /**
   * Whatever the order in which lists come, the outcome is the same.
   *
   * @param lists of the block's pictures, in their order
   */
  public void take(NearestLists lists) {
    for (int picture = 0; picture < nearest.length; picture++) {
      nearest[picture].merge(lists, picture);
    }
  }

  /** As {@link NearestLists#scores} of what was taken in so far. */
  float[] scores(int k) {
    float[] scores = new float[nearest.length * k];
    Arrays.fill(scores, Float.NEGATIVE_INFINITY);
    for (int picture = 0; picture < nearest.length; picture++) {
      for (int place = 0; place < Math.min(k, nearest[picture].size()); place++) {
        scores[picture * k + place] = nearest[picture].score(place);
      }
    }
    return scores;
  }

  Nearest of(int picture) {
    return nearest[picture];
  }

  /** The cosine of each picture's neighbour of that rank, of those that have so many. */
  public IntStream sizes() {
    return Stream.of(nearest).mapToInt(Nearest::size);
  }

  /** Of a picture, best first. */
  public Stream<String> idsOf(int picture) {
    return nearest[picture].found().map(Neighbour::id);
  }

  /**
   * @param rank from 1
   */
  public double cosineAt(int picture, int rank) {
    return nearest[picture].at(rank - 1).cosine();
  }
}
