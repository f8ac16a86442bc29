package org.asterism.core.formal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Measures {@link Neutral} on {@link DeadLeaves}. Run {@link #main} with the path of {@code
 * neutral.bin} after a change of what any block measures, and give {@link FormalEncoder#MODEL} a
 * new name.
 */
final class NeutralFit {
  static final int PICTURES = 600;

  /**
   * Directions of less than this share of the largest variance are noise and not raised further.
   */
  private static final double NOISE = 0.01;

  private NeutralFit() {}

  public static void main(String[] args) throws IOException {
    Neutral neutral = fitted(PICTURES);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])))) {
      neutral.write(out);
    }
  }

  static Neutral fitted(int pictures) {
    List<LabPicture> labs =
        IntStream.range(0, pictures)
            .parallel()
            .mapToObj(number -> LabPicture.of(DeadLeaves.picture(number)))
            .toList();
    Map<FormalBlock, float[]> means = new EnumMap<>(FormalBlock.class);
    Map<FormalBlock, float[][]> matrices = new EnumMap<>(FormalBlock.class);
    for (FormalBlock block : FormalBlock.values()) {
      List<double[]> units = labs.stream().map(lab -> unit(block.describe(lab))).toList();
      double[] mean = mean(units);
      means.put(block, floats(mean));
      matrices.put(block, halfWhitening(covariance(units, mean)));
    }
    return new Neutral(means, matrices);
  }

  private static double[] unit(float[] measured) {
    double scale = 1 / Neutral.length(measured);
    return IntStream.range(0, measured.length).mapToDouble(i -> measured[i] * scale).toArray();
  }

  private static double[] mean(List<double[]> vectors) {
    double[] mean = new double[vectors.get(0).length];
    for (double[] vector : vectors) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i] / vectors.size();
      }
    }
    return mean;
  }

  private static DMatrixRMaj covariance(List<double[]> vectors, double[] mean) {
    DMatrixRMaj covariance = new DMatrixRMaj(mean.length, mean.length);
    for (double[] vector : vectors) {
      for (int row = 0; row < mean.length; row++) {
        for (int column = 0; column < mean.length; column++) {
          covariance.add(
              row,
              column,
              (vector[row] - mean[row]) * (vector[column] - mean[column]) / vectors.size());
        }
      }
    }
    return covariance;
  }

  /** V · (Λ + NOISE · λ₁)^(−¼) · Vᵀ, scaled so that the largest factor is 1. */
  private static float[][] halfWhitening(DMatrixRMaj covariance) {
    int size = covariance.numRows;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
    eigen.decompose(covariance.copy());
    double largest = 0;
    for (int i = 0; i < size; i++) {
      largest = Math.max(largest, eigen.getEigenvalue(i).getReal());
    }
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      double share = Math.max(0, eigen.getEigenvalue(i).getReal()) / largest;
      double factor = StrictMath.pow((share + NOISE) / NOISE, -0.25);
      DMatrixRMaj direction = eigen.getEigenVector(i);
      for (int row = 0; row < size; row++) {
        for (int column = 0; column < size; column++) {
          matrix[row][column] += factor * direction.data[row] * direction.data[column];
        }
      }
    }
    float[][] floats = new float[size][];
    for (int row = 0; row < size; row++) {
      floats[row] = floats(matrix[row]);
    }
    return floats;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
