package org.asterism.pipeline.link;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The k nearest of all that were offered, nearest first; of equals, those of the smaller id. */
final class Nearest {
  private final float threshold;
  private final String[] ids;
  private final float[] weights;
  private int size;

  Nearest(int k, float threshold) {
    this.threshold = threshold;
    this.ids = new String[k];
    this.weights = new float[k];
  }

  /** One neighbour. */
  record Neighbour(String id, float weight) {}

  void offer(String id, float weight) {
    if (weight < threshold || (size == ids.length && !isBefore(id, weight, size - 1))) {
      return;
    }
    int place = size < ids.length ? size++ : size - 1;
    while (place > 0 && isBefore(id, weight, place - 1)) {
      ids[place] = ids[place - 1];
      weights[place] = weights[place - 1];
      place--;
    }
    ids[place] = id;
    weights[place] = weight;
  }

  private boolean isBefore(String id, float weight, int place) {
    return weight > weights[place] || (weight == weights[place] && id.compareTo(ids[place]) < 0);
  }

  Stream<Neighbour> found() {
    return IntStream.range(0, size).mapToObj(place -> new Neighbour(ids[place], weights[place]));
  }
}
