package org.asterism.pipeline.history;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The neighbours of one node, ready to be drawn in proportion to their weights in one look-up each:
 * Walker's alias method in Vose's form (Vose, 1991). A neighbour takes 16 bytes.
 *
 * @param nodes their numbers, ascending
 * @param weights of the relations to them, each above 0
 * @param keep per place the chance in [0, 1] that a draw of that place keeps it
 * @param instead per place the one drawn where it is not kept
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Neighbours(int[] nodes, float[] weights, float[] keep, int[] instead)
    implements Serializable {

  static Neighbours of(int[] nodes, float[] weights) {
    int size = nodes.length;
    float[] keep = new float[size];
    int[] instead = new int[size];
    double sum = 0;
    for (float weight : weights) {
      sum += weight;
    }
    double[] share = new double[size];
    int[] small = new int[size];
    int[] large = new int[size];
    int smalls = 0;
    int larges = 0;
    for (int i = 0; i < size; i++) {
      share[i] = weights[i] / sum * size;
      if (share[i] < 1) {
        small[smalls++] = i;
      } else {
        large[larges++] = i;
      }
    }
    while (smalls > 0 && larges > 0) {
      int less = small[--smalls];
      int more = large[--larges];
      keep[less] = (float) share[less];
      instead[less] = more;
      share[more] -= 1 - share[less];
      if (share[more] < 1) {
        small[smalls++] = more;
      } else {
        large[larges++] = more;
      }
    }
    // What is left over by rounding is kept whenever drawn.
    while (larges > 0) {
      keep[large[--larges]] = 1;
    }
    while (smalls > 0) {
      keep[small[--smalls]] = 1;
    }
    return new Neighbours(nodes, weights, keep, instead);
  }

  int size() {
    return nodes.length;
  }

  boolean hold(int node) {
    return Arrays.binarySearch(nodes, node) >= 0;
  }

  /**
   * @param bits 64 that look random
   * @return a place in {@link #nodes}
   */
  int drawn(long bits) {
    int place = (int) ((bits >>> 32) * nodes.length >>> 32);
    float rest = (bits & 0xffffff) * 0x1.0p-24f;
    return rest < keep[place] ? place : instead[place];
  }
}
