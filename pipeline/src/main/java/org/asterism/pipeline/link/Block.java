package org.asterism.pipeline.link;

import java.io.Serializable;
import org.asterism.core.affinity.UnitVectors;

/** Some pictures and their unit vectors, one after the other in the order of their ids. */
public final class Block implements Serializable {
  private static final long serialVersionUID = 1;

  private final String[] ids;
  private final int dimension;
  private final float[] numbers;
  private final float[] hubness;

  /**
   * @param ids in their order, each once
   * @param numbers the vectors row by row; not to be changed afterwards
   */
  public Block(String[] ids, int dimension, float[] numbers) {
    this(ids, dimension, numbers, new float[ids.length]);
  }

  /**
   * @param hubness what is taken off a picture's cosine where it is ranked as a neighbour; one each
   */
  Block(String[] ids, int dimension, float[] numbers, float[] hubness) {
    this.ids = ids;
    this.dimension = dimension;
    this.numbers = numbers;
    this.hubness = hubness;
  }

  Block withHubness(float[] hubness) {
    return new Block(ids, dimension, numbers, hubness);
  }

  public int size() {
    return ids.length;
  }

  int dimension() {
    return dimension;
  }

  String[] ids() {
    return ids;
  }

  float[] numbers() {
    return numbers;
  }

  float[] hubness() {
    return hubness;
  }

  float[] vector(int row) {
    float[] vector = new float[dimension];
    System.arraycopy(numbers, row * dimension, vector, 0, dimension);
    return vector;
  }

  /** By additions in one order, so that it is the same wherever and beside whatever it is made. */
  float cosine(int row, Block other, int otherRow) {
    return UnitVectors.cosine(
        numbers, row * dimension, other.numbers, otherRow * dimension, dimension);
  }
}
