package org.asterism.bench;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import dev.ludovic.netlib.blas.JavaBLAS;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.asterism.pipeline.link.Multiplier;

/** Square matrices multiplied, one pair a thread: what a core can do at best. */
final class Sgemm implements AutoCloseable {
  private static final int SIDE = 2048;

  private final List<Callable<Double>> multiplications;
  private final Workers workers;

  Sgemm(int threads) {
    workers = new Workers(threads);
    multiplications =
        Multiplier.here() == Multiplier.OPENBLAS
            ? IntStream.range(0, threads).mapToObj(thread -> natively()).toList()
            : Collections.nCopies(threads, inJava());
  }

  private static Callable<Double> natively() {
    FloatBuffer a = matrix();
    FloatBuffer b = matrix();
    FloatBuffer c = matrix();
    blas_set_num_threads(1);
    return () -> {
      cblas_sgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasNoTrans,
          SIDE,
          SIDE,
          SIDE,
          1,
          a,
          SIDE,
          b,
          SIDE,
          0,
          c,
          SIDE);
      return (double) c.get(SIDE + 1);
    };
  }

  private static FloatBuffer matrix() {
    FloatBuffer matrix =
        ByteBuffer.allocateDirect(SIDE * SIDE * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    for (int i = 0; i < SIDE * SIDE; i++) {
      matrix.put(i, i % 7);
    }
    return matrix;
  }

  private static Callable<Double> inJava() {
    float[] a = new float[SIDE * SIDE];
    return () -> {
      float[] c = new float[SIDE * SIDE];
      JavaBLAS.getInstance().sgemm("N", "N", SIDE, SIDE, SIDE, 1, a, SIDE, a, SIDE, 0, c, SIDE);
      return (double) c[SIDE + 1];
    };
  }

  /** Of one {@link #run}. */
  double operations() {
    return 2.0 * SIDE * SIDE * SIDE * multiplications.size();
  }

  double run() {
    return workers.sum(multiplications);
  }

  @Override
  public void close() {
    workers.close();
  }
}
