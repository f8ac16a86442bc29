package org.asterism.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some vectors laid out number by number, so that the JVM computes their inner products with one
 * query side by side in the processor's vector registers.
 */
final class Tile {
  /** With 512 numbers a vector, a tile takes 256 KiB: it stays in a core's second-level cache. */
  private static final int WIDTH = 128;

  private final int width;

  /**
   * The first number of all vectors, the second of all, … An array each: in one common array the
   * JIT compiler of Java 17 cannot tell that sums and numbers do not overlap, and adds one by one.
   */
  private final float[][] numbers;

  private Tile(List<float[]> vectors) {
    width = vectors.size();
    numbers = new float[vectors.get(0).length][width];
    for (int v = 0; v < width; v++) {
      float[] vector = vectors.get(v);
      for (int j = 0; j < vector.length; j++) {
        numbers[j][v] = vector[j];
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
    // Four at a time, so that each sum is read and written a quarter as often.
    for (; j + 3 < numbers.length; j += 4) {
      add4(query, j, products);
    }
    for (; j < numbers.length; j++) {
      float q = query[j];
      float[] row = numbers[j];
      for (int v = 0; v < width; v++) {
        products[v] += q * row[v];
      }
    }
  }

  private void add4(float[] query, int j, float[] products) {
    float q0 = query[j];
    float q1 = query[j + 1];
    float q2 = query[j + 2];
    float q3 = query[j + 3];
    float[] row0 = numbers[j];
    float[] row1 = numbers[j + 1];
    float[] row2 = numbers[j + 2];
    float[] row3 = numbers[j + 3];
    for (int v = 0; v < width; v++) {
      products[v] += q0 * row0[v] + q1 * row1[v] + q2 * row2[v] + q3 * row3[v];
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
