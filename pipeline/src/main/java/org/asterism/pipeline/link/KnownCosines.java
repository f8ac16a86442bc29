package org.asterism.pipeline.link;

import java.util.Arrays;

/**
 * The cosines that the lists of one block's pictures hold, looked up from the other side: of two
 * pictures near each other most are in each other's lists, and a cosine is the same both ways.
 */
final class KnownCosines {
  static final KnownCosines NONE = new KnownCosines(new int[0], new int[0], new float[0], 0);

  /** Where those of each picture end. */
  private final int[] ends;

  private final int[] others;
  private final float[] cosines;

  /** By picture of the other block: those of the picture turned to, else not a number. */
  private final float[] ofPicture;

  private int from;
  private int to;

  private KnownCosines(int[] ends, int[] others, float[] cosines, int size) {
    this.ends = ends;
    this.others = others;
    this.cosines = cosines;
    this.ofPicture = new float[size];
    Arrays.fill(ofPicture, Float.NaN);
  }

  /**
   * @param lists of pictures that have pictures of a block in them
   * @param size how many that block has
   */
  static KnownCosines in(NearestLists lists, int size) {
    int[] next = new int[size + 1];
    for (int picture = 0; picture < lists.size(); picture++) {
      for (int at = lists.from(picture); at < lists.to(picture); at++) {
        next[lists.row(at) + 1]++;
      }
    }
    for (int picture = 0; picture < size; picture++) {
      next[picture + 1] += next[picture];
    }
    int[] others = new int[next[size]];
    float[] cosines = new float[next[size]];
    for (int picture = 0; picture < lists.size(); picture++) {
      for (int at = lists.from(picture); at < lists.to(picture); at++) {
        int place = next[lists.row(at)]++;
        others[place] = picture;
        cosines[place] = lists.cosine(at);
      }
    }
    return new KnownCosines(Arrays.copyOf(next, size), others, cosines, lists.size());
  }

  /** Says whose cosines are asked for from now on. */
  void turnTo(int picture) {
    for (int at = from; at < to; at++) {
      ofPicture[others[at]] = Float.NaN;
    }
    from = picture == 0 || ends.length == 0 ? 0 : ends[picture - 1];
    to = ends.length == 0 ? 0 : ends[picture];
    for (int at = from; at < to; at++) {
      ofPicture[others[at]] = cosines[at];
    }
  }

  /**
   * @return not a number if it is not known
   */
  float of(int other) {
    return ofPicture.length == 0 ? Float.NaN : ofPicture[other];
  }
}
