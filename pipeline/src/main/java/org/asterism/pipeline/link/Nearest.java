package org.asterism.pipeline.link;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The k nearest of all that were offered, best score first; of equals, those of the smaller id. */
final class Nearest {
  private String[] ids;
  private float[] cosines;
  private float[] scores;
  private int size;

  Nearest(int k) {
    this.ids = new String[k];
    this.cosines = new float[k];
    this.scores = new float[k];
  }

  /**
   * @param score what it is ranked by
   * @return whether it is among the nearest so far
   */
  boolean offer(String id, float cosine, float score) {
    if (size == ids.length && !isBefore(id, score, size - 1)) {
      return false;
    }
    int place = size < ids.length ? size++ : size - 1;
    while (place > 0 && isBefore(id, score, place - 1)) {
      ids[place] = ids[place - 1];
      cosines[place] = cosines[place - 1];
      scores[place] = scores[place - 1];
      place--;
    }
    ids[place] = id;
    cosines[place] = cosine;
    scores[place] = score;
    return true;
  }

  /**
   * Offers a picture's whole list, which has its best first.
   *
   * @param picture whose list
   */
  void merge(NearestLists lists, int picture) {
    String[] mergedIds = new String[ids.length];
    float[] mergedCosines = new float[ids.length];
    float[] mergedScores = new float[ids.length];
    int mine = 0;
    int theirs = lists.from(picture);
    int merged = 0;
    while (merged < ids.length && (mine < size || theirs < lists.to(picture))) {
      if (theirs < lists.to(picture)
          && (mine == size || isBefore(lists.id(theirs), lists.score(theirs), mine))) {
        mergedIds[merged] = lists.id(theirs);
        mergedCosines[merged] = lists.cosine(theirs);
        mergedScores[merged] = lists.score(theirs);
        theirs++;
      } else {
        mergedIds[merged] = ids[mine];
        mergedCosines[merged] = cosines[mine];
        mergedScores[merged] = scores[mine];
        mine++;
      }
      merged++;
    }
    ids = mergedIds;
    cosines = mergedCosines;
    scores = mergedScores;
    size = merged;
  }

  private boolean isBefore(String id, float score, int place) {
    return score > scores[place] || (score == scores[place] && id.compareTo(ids[place]) < 0);
  }

  int size() {
    return size;
  }

  Neighbour at(int place) {
    return new Neighbour(ids[place], cosines[place]);
  }

  /** What the neighbour is ranked by. */
  float score(int place) {
    return scores[place];
  }

  String[] ids() {
    return Arrays.copyOf(ids, size);
  }

  float[] cosines() {
    return Arrays.copyOf(cosines, size);
  }

  Stream<Neighbour> found() {
    return IntStream.range(0, size).mapToObj(this::at);
  }
}
