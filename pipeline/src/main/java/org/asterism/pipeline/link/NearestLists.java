package org.asterism.pipeline.link;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The nearest of each picture of a block among the pictures of another, nearest first, in arrays:
 * millions of them pass between tasks.
 */
public final class NearestLists implements Serializable {
  private static final long serialVersionUID = 1;

  private final int[] ends;
  private final int[] rows;
  private final float[] cosines;
  private final String[] ids;
  private final float[] hubness;

  private NearestLists(int[] ends, int[] rows, float[] cosines, String[] ids, float[] hubness) {
    this.ends = ends;
    this.rows = rows;
    this.cosines = cosines;
    this.ids = ids;
    this.hubness = hubness;
  }

  /** How many pictures have a list. */
  int size() {
    return ends.length;
  }

  int from(int picture) {
    return picture == 0 ? 0 : ends[picture - 1];
  }

  int to(int picture) {
    return ends[picture];
  }

  String id(int at) {
    return ids[rows[at]];
  }

  /** The neighbour's row in its block. */
  int row(int at) {
    return rows[at];
  }

  float cosine(int at) {
    return cosines[at];
  }

  float[] cosines(int from, int to) {
    return Arrays.copyOfRange(cosines, from, to);
  }

  /** What neighbours are ranked by: the cosine, less what makes the neighbour a hub. */
  float score(int at) {
    return cosines[at] - hubness[rows[at]];
  }

  /**
   * The scores of each picture's k nearest, best first, minus infinity where it has fewer: picture
   * after picture, k of each.
   */
  public float[] scores(int k) {
    float[] scores = new float[size() * k];
    Arrays.fill(scores, Float.NEGATIVE_INFINITY);
    for (int picture = 0; picture < size(); picture++) {
      for (int at = from(picture); at < to(picture); at++) {
        scores[picture * k + at - from(picture)] = score(at);
      }
    }
    return scores;
  }

  /** Takes lists one after the other. */
  static final class Builder {
    private final int[] ends;
    private final Block others;
    private int[] rows;
    private float[] cosines;
    private int row;
    private int size;

    Builder(int pictures, Block others) {
      this.ends = new int[pictures];
      this.others = others;
      this.rows = new int[pictures];
      this.cosines = new float[pictures];
    }

    void add(int other, float cosine) {
      if (size == rows.length) {
        int longer = Math.max(16, 2 * size);
        rows = Arrays.copyOf(rows, longer);
        cosines = Arrays.copyOf(cosines, longer);
      }
      rows[size] = other;
      cosines[size] = cosine;
      size++;
    }

    void endRow() {
      ends[row++] = size;
    }

    NearestLists build() {
      return new NearestLists(
          ends,
          Arrays.copyOf(rows, size),
          Arrays.copyOf(cosines, size),
          others.ids(),
          others.hubness());
    }
  }
}
