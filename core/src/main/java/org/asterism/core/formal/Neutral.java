package org.asterism.core.formal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the blocks measure in pictures of nothing in particular, taken out of what they measure in a
 * picture.
 *
 * <p>All pictures have much in common: most pixels resemble their neighbours, most colours are
 * dull. Left in, that puts every two pictures at a cosine above 0.9. So each block is centred on
 * what meaningless pictures give. What varies much and together among them, such as everything that
 * goes with being dark, would drown the rest, so that its excess is taken back by half (whitening
 * to the power ½). Both were measured once on drawn pictures, not on works of art, and come with
 * this class: nothing is fitted to a collection.
 */
final class Neutral {
  private static final String RESOURCE = "neutral.bin";

  private final Map<FormalBlock, float[]> means;
  private final Map<FormalBlock, float[][]> halfWhitening;

  /**
   * @param means by block, of vectors of length 1
   * @param halfWhitening by block a symmetric matrix
   */
  Neutral(Map<FormalBlock, float[]> means, Map<FormalBlock, float[][]> halfWhitening) {
    this.means = new EnumMap<>(means);
    this.halfWhitening = new EnumMap<>(halfWhitening);
  }

  /** The block as it differs from a neutral one; never all zero. */
  float[] takenOutOf(FormalBlock block, float[] measured) {
    float[] centred = centred(block, measured);
    float[][] matrix = halfWhitening.get(block);
    float[] whitened = new float[centred.length];
    for (int row = 0; row < whitened.length; row++) {
      double sum = 0;
      for (int i = 0; i < centred.length; i++) {
        sum += matrix[row][i] * centred[i];
      }
      whitened[row] = (float) sum;
    }
    return length(whitened) > 0 ? whitened : measured;
  }

  private float[] centred(FormalBlock block, float[] measured) {
    float[] mean = means.get(block);
    double scale = 1 / length(measured);
    float[] centred = new float[measured.length];
    for (int i = 0; i < measured.length; i++) {
      centred[i] = (float) (measured[i] * scale - mean[i]);
    }
    return centred;
  }

  static double length(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  /** Block by block the mean, then the upper triangle of the matrix by rows, as 32-bit floats. */
  void write(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    for (FormalBlock block : FormalBlock.values()) {
      for (float value : means.get(block)) {
        out.writeFloat(value);
      }
      float[][] matrix = halfWhitening.get(block);
      for (int row = 0; row < matrix.length; row++) {
        for (int column = row; column < matrix.length; column++) {
          out.writeFloat(matrix[row][column]);
        }
      }
    }
    out.flush();
  }

  static Neutral read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    Map<FormalBlock, float[]> means = new EnumMap<>(FormalBlock.class);
    Map<FormalBlock, float[][]> matrices = new EnumMap<>(FormalBlock.class);
    for (FormalBlock block : FormalBlock.values()) {
      int size = block.to() - block.from();
      float[] mean = new float[size];
      for (int i = 0; i < size; i++) {
        mean[i] = in.readFloat();
      }
      float[][] matrix = new float[size][size];
      for (int row = 0; row < size; row++) {
        for (int column = row; column < size; column++) {
          matrix[row][column] = in.readFloat();
          matrix[column][row] = matrix[row][column];
        }
      }
      means.put(block, mean);
      matrices.put(block, matrix);
    }
    return new Neutral(means, matrices);
  }

  /** The one that comes with this class. */
  static Neutral shipped() {
    try (InputStream in = Neutral.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " comes with this class");
      }
      return read(new BufferedInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
