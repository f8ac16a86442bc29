package org.asterism.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some vectors laid out number by number, so that the JVM computes their inner products with one
 * query side by side in the processor's vector registers: as fast as plain Java gets on every JDK.
 */
final class Tile {
  /** With 512 numbers a vector, a tile takes 256 KiB: it stays in a core's second-level cache. */
  private static final int WIDTH = 128;

  private final int width;
  private final int dimension;

  /** {@code dimension × width}: the first number of all vectors, the second of all, … */
  private final float[] numbers;

  private Tile(List<float[]> vectors) {
    width = vectors.size();
    dimension = vectors.get(0).length;
    numbers = new float[dimension * width];
    for (int v = 0; v < width; v++) {
      float[] vector = vectors.get(v);
      for (int j = 0; j < dimension; j++) {
        numbers[j * width + v] = vector[j];
      }
    }
  }

  /**
   * @param vectors of one dimension
   */
  static List<Tile> of(List<float[]> vectors) {
    List<Tile> tiles = new ArrayList<>();
    for (int from = 0; from < vectors.size(); from += WIDTH) {
      tiles.add(new Tile(vectors.subList(from, Math.min(from + WIDTH, vectors.size()))));
    }
    return tiles;
  }

  int width() {
    return width;
  }

  /** Room for {@link #products} of any tile. */
  static float[] room() {
    return new float[WIDTH];
  }

  /**
   * The inner products of a query with each of these vectors.
   *
   * @param products as long as {@link #room}; those of this tile come first
   */
  void products(float[] query, float[] products) {
    Arrays.fill(products, 0, width, 0);
    int j = 0;
    for (; j + 3 < dimension; j += 4) {
      float q0 = query[j];
      float q1 = query[j + 1];
      float q2 = query[j + 2];
      float q3 = query[j + 3];
      int at0 = j * width;
      int at1 = at0 + width;
      int at2 = at1 + width;
      int at3 = at2 + width;
      for (int v = 0; v < width; v++) {
        products[v] +=
            q0 * numbers[at0 + v]
                + q1 * numbers[at1 + v]
                + q2 * numbers[at2 + v]
                + q3 * numbers[at3 + v];
      }
    }
    for (; j < dimension; j++) {
      int at = j * width;
      for (int v = 0; v < width; v++) {
        products[v] += query[j] * numbers[at + v];
      }
    }
  }

  /** The sum of all inner products of a query with these vectors. */
  double sum(float[] query, float[] room) {
    products(query, room);
    double sum = 0;
    for (int v = 0; v < width; v++) {
      sum += room[v];
    }
    return sum;
  }
}
